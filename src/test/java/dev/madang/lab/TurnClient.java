package dev.madang.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A user of a TURN server over UDP, as RFC 8656 has it: asks for an allocation and for permissions, and tells what the
 * server answered. Without patience: the server is on this machine. For one thread.
 */
public final class TurnClient implements AutoCloseable {

    /** What is told for a success, in the place of an error code. */
    public static final int GRANTED = 0;

    private static final int ALLOCATION_MISMATCH = 437;
    private static final int ALLOCATE = 0x003;
    private static final int CREATE_PERMISSION = 0x008;
    private static final int SUCCESS = 0x100;
    private static final int COOKIE = 0x2112A442;
    private static final int TRANSACTION = 8;
    private static final int HEADER = 20;
    private static final int USERNAME = 0x0006;
    private static final int MESSAGE_INTEGRITY = 0x0008;
    private static final int ERROR_CODE = 0x0009;
    private static final int XOR_PEER_ADDRESS = 0x0012;
    private static final int REALM = 0x0014;
    private static final int NONCE = 0x0015;
    private static final int REQUESTED_TRANSPORT = 0x0019;
    private static final byte[] UDP = {17, 0, 0, 0};
    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final InetSocketAddress server;
    private final String username;
    private final String password;
    private DatagramSocket socket = open();
    private byte[] realm = {};
    private byte[] nonce = {};

    public TurnClient(InetSocketAddress server, String username, String password) {
        this.server = server;
        this.username = username;
        this.password = password;
    }

    private static DatagramSocket open() {
        try {
            return new DatagramSocket();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isAnswered(InetSocketAddress server) {
        try (TurnClient anybody = new TurnClient(server, "nobody", "nothing")) {
            byte[] request = anybody.request(ALLOCATE, Map.of(REQUESTED_TRANSPORT, UDP), false);
            return anybody.ask(request, PATIENCE.dividedBy(5)) != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns {@link #GRANTED} or the error code of the server's last word. */
    public int allocate() {
        int answer = askForAllocation();
        while (answer == ALLOCATION_MISMATCH) {
            // The port was that of a client which is gone, and whose allocation lives on (RFC 8656, 7.4).
            socket.close();
            socket = open();
            answer = askForAllocation();
        }
        return answer;
    }

    private int askForAllocation() {
        // The first answer is a refusal: it tells the realm and the nonce.
        exchange(ALLOCATE, Map.of(REQUESTED_TRANSPORT, UDP), false);
        return exchange(ALLOCATE, Map.of(REQUESTED_TRANSPORT, UDP), true);
    }

    /** Whether this IPv4 address may be reached through the allocation: {@link #GRANTED} or the error code. */
    public int permit(String peer) {
        try {
            byte[] address = InetAddress.getByName(peer).getAddress();
            ByteBuffer value = ByteBuffer.allocate(8);
            value.put((byte) 0).put((byte) 1).putShort((short) (9 ^ COOKIE >>> 16));
            value.putInt(ByteBuffer.wrap(address).getInt() ^ COOKIE);
            return exchange(CREATE_PERMISSION, Map.of(XOR_PEER_ADDRESS, value.array()), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private int exchange(int method, Map<Integer, byte[]> attributes, boolean isSigned) {
        try {
            byte[] request = request(method, attributes, isSigned);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                ByteBuffer answer = ask(request, PATIENCE);
                if (answer != null) {
                    return read(answer);
                }
            }
            throw new AssertionError("No answer from " + server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the answer to this request and no other, such as a late one to an earlier request, or null. */
    private ByteBuffer ask(byte[] request, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        socket.send(new DatagramPacket(request, request.length, server));
        DatagramPacket answer = new DatagramPacket(new byte[1_500], 1_500);
        try {
            do {
                // Zero would be for ever.
                long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
                socket.setSoTimeout((int) left);
                answer.setLength(1_500);
                socket.receive(answer);
                if (isAnswer(answer, request)) {
                    return ByteBuffer.wrap(answer.getData(), 0, answer.getLength());
                }
            } while (System.nanoTime() < deadline);
            return null;
        } catch (SocketTimeoutException silence) {
            return null;
        }
    }

    private static boolean isAnswer(DatagramPacket packet, byte[] request) {
        return packet.getLength() >= HEADER
                && Arrays.equals(packet.getData(), TRANSACTION, HEADER, request, TRANSACTION, HEADER);
    }

    private int read(ByteBuffer answer) {
        int type = answer.getShort();
        Map<Integer, byte[]> attributes = new HashMap<>();
        answer.position(HEADER);
        while (answer.remaining() >= 4) {
            int key = answer.getShort();
            byte[] value = new byte[answer.getShort()];
            answer.get(value);
            attributes.put(key, value);
            answer.position(Math.min(answer.limit(), answer.position() + padding(value.length)));
        }
        realm = attributes.getOrDefault(REALM, realm);
        nonce = attributes.getOrDefault(NONCE, nonce);
        if ((type & 0x110) == SUCCESS) {
            return GRANTED;
        }
        byte[] error = attributes.get(ERROR_CODE);
        return error[2] * 100 + error[3];
    }

    private byte[] request(int method, Map<Integer, byte[]> attributes, boolean isSigned) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (var attribute : attributes.entrySet()) {
            write(body, attribute.getKey(), attribute.getValue());
        }
        byte[] transaction = new byte[12];
        ThreadLocalRandom.current().nextBytes(transaction);
        if (isSigned) {
            write(body, USERNAME, username.getBytes(UTF_8));
            write(body, REALM, realm);
            write(body, NONCE, nonce);
            // The length in the header counts what is still to be written.
            byte[] signed = message(method, transaction, body.size() + 24, body.toByteArray());
            write(body, MESSAGE_INTEGRITY, hmac(signed));
        }
        return message(method, transaction, body.size(), body.toByteArray());
    }

    private byte[] hmac(byte[] message) {
        try {
            byte[] credential = (username + ":" + new String(realm, UTF_8) + ":" + password).getBytes(UTF_8);
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(MessageDigest.getInstance("MD5").digest(credential), "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] message(int method, byte[] transaction, int length, byte[] body) {
        return ByteBuffer.allocate(HEADER + body.length)
                .putShort((short) method)
                .putShort((short) length)
                .putInt(COOKIE)
                .put(transaction)
                .put(body)
                .array();
    }

    private static void write(ByteArrayOutputStream out, int key, byte[] value) throws IOException {
        out.write(ByteBuffer.allocate(4)
                .putShort((short) key)
                .putShort((short) value.length)
                .array());
        out.write(value);
        out.write(new byte[padding(value.length)]);
    }

    private static int padding(int length) {
        return (4 - length % 4) % 4;
    }
}
