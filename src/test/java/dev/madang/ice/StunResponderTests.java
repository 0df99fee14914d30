package dev.madang.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** RFC 8489 by hand: what a browser sends, and what it reads from the answer. */
class StunResponderTests {

    private static final int MAGIC_COOKIE = 0x2112A442;
    private static final short BINDING_REQUEST = 0x0001;
    private static final short BINDING_SUCCESS = 0x0101;
    private static final short XOR_MAPPED_ADDRESS = 0x0020;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int SILENCE_MILLIS = 300;

    @Test
    void tellsFromWhereItWasAsked() throws IOException {
        try (DatagramSocket client = client();
                StunResponder responder = new StunResponder(free())) {
            InetSocketAddress server = responder.address();
            client.send(request(server));
            ByteBuffer answer = receive(client);
            assertThat(answer.getShort(0)).isEqualTo(BINDING_SUCCESS);
            assertThat(mappedPort(answer)).isEqualTo(client.getLocalPort());
        }
    }

    @Test
    void answersAnAddressOnlySoOften() throws IOException {
        try (DatagramSocket client = client();
                StunResponder responder = new StunResponder(free())) {
            int asked = 4 * StunResponder.ANSWERS;
            for (int i = 0; i < asked; i++) {
                client.send(request(responder.address()));
            }
            receive(client);
            assertThat(1 + answers(client)).isLessThanOrEqualTo(asked / 2);
        }
    }

    @Test
    void keepsSilentAboutNoise() throws IOException {
        try (DatagramSocket client = client();
                StunResponder responder = new StunResponder(free())) {
            byte[] noise = "GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            client.send(new DatagramPacket(noise, noise.length, responder.address()));
            client.send(request(responder.address()));
            assertThat(receive(client).getShort(0)).isEqualTo(BINDING_SUCCESS);
            assertThat(answers(client)).isZero();
        }
    }

    private static InetSocketAddress free() throws IOException {
        try (DatagramSocket probe = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), probe.getLocalPort());
        }
    }

    private static DatagramSocket client() throws IOException {
        DatagramSocket client = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        client.setSoTimeout(PATIENCE_MILLIS);
        return client;
    }

    private static DatagramPacket request(InetSocketAddress to) {
        byte[] bytes = new byte[20];
        ByteBuffer.wrap(bytes)
                .putShort(BINDING_REQUEST)
                .putShort((short) 0)
                .putInt(MAGIC_COOKIE)
                .putLong(System.nanoTime())
                .putInt(7);
        return new DatagramPacket(bytes, bytes.length, to);
    }

    private static ByteBuffer receive(DatagramSocket client) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        client.receive(packet);
        return ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
    }

    private static int answers(DatagramSocket client) throws IOException {
        client.setSoTimeout(SILENCE_MILLIS);
        int count = 0;
        try {
            while (true) {
                receive(client);
                count++;
            }
        } catch (SocketTimeoutException silence) {
            return count;
        }
    }

    private static int mappedPort(ByteBuffer answer) {
        int at = 20;
        while (answer.getShort(at) != XOR_MAPPED_ADDRESS) {
            at += 4 + (answer.getShort(at + 2) + 3) / 4 * 4;
        }
        return Short.toUnsignedInt(answer.getShort(at + 6)) ^ (MAGIC_COOKIE >>> 16);
    }
}
