package dev.madang.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LinkTests {

    private static final String FIRST = "MESSAGE\nn:1\ncontent-length:3\n\na\nb\0";
    private static final String SECOND = "MESSAGE\nn:2\n\nsecond\0";
    private static final int TEXT = 0x81;
    private static final int BEGINNING = 0x01;
    private static final int END = 0x80;
    private static final int PING = 0x89;

    private final List<String> bodies = new ArrayList<>();

    @Test
    void severalFramesInOneMessage() throws Exception {
        receive(Wrapping.WEBSOCKET, List.of(message(TEXT, "\n" + FIRST + "\n" + SECOND + "\n")));
        assertThat(bodies).containsExactly("a\nb", "second");
    }

    @Test
    void severalMessagesInOneRead() throws Exception {
        byte[] large = message(TEXT, "MESSAGE\n\n" + "x".repeat(70_000) + "\0");
        receive(Wrapping.WEBSOCKET, List.of(joined(message(TEXT, FIRST), message(TEXT, "\n"), large)));
        assertThat(bodies).containsExactly("a\nb", "x".repeat(70_000));
    }

    @Test
    void aMessageInPieces() throws Exception {
        byte[] all = joined(
                message(BEGINNING, FIRST.substring(0, 10)), message(PING, "?"), message(END, FIRST.substring(10)));
        List<byte[]> single = new ArrayList<>();
        for (byte one : joined(all, message(TEXT, SECOND))) {
            single.add(new byte[] {one});
        }
        receive(Wrapping.WEBSOCKET, single);
        assertThat(bodies).containsExactly("a\nb", "second");
    }

    @Test
    void sockJs() throws Exception {
        String array =
                "a[\"" + "MESSAGE\\n\\n{\\\"a\\\":\\\"\\\\\\\\n\\u0041\\\"}\\u0000" + "\",\"MESSAGE\\n\\nb\\u0000\"]";
        receive(Wrapping.SOCKJS, List.of(joined(message(TEXT, "o"), message(TEXT, "h"), message(TEXT, array))));
        assertThat(bodies).containsExactly("{\"a\":\"\\\\nA\"}", "b");
    }

    /** Connects to a server that writes these pieces one after the other and closes; checks what was sent. */
    private void receive(Wrapping wrapping, List<byte[]> pieces) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Driver driver = new Driver()) {
            String sent = "SEND\n\n\"" + "y".repeat(200) + "\0";
            CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> serve(server, pieces));
            Listening peer = new Listening();
            peer.link = driver.open(server.getLocalPort(), wrapping, 0, peer);
            peer.first = sent;
            assertThat(driver.runUntil(peer.link::isClosed, Duration.ofSeconds(20)))
                    .isTrue();
            String opening = new String(wrapping.opening, UTF_8) + new String(wrapping.encode(sent), UTF_8);
            assertThat(heard.join()).isEqualTo(opening + new String(wrapping.closing, UTF_8));
        }
    }

    private static String serve(ServerSocket server, List<byte[]> pieces) {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            String request = "";
            while (!request.endsWith("\r\n\r\n")) {
                request += (char) in.readUnsignedByte();
            }
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(UTF_8));
            for (byte[] piece : pieces) {
                out.write(piece);
            }
            String heard = unmasked(in);
            // A close with something unread would take back what the client has not read.
            socket.shutdownOutput();
            in.readAllBytes();
            return heard;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String unmasked(DataInputStream in) throws IOException {
        assertThat(in.readUnsignedByte()).isEqualTo(TEXT);
        assertThat(in.readUnsignedByte()).isEqualTo(0x80 | 126);
        byte[] bytes = new byte[in.readUnsignedShort()];
        byte[] mask = in.readNBytes(4);
        in.readFully(bytes);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= mask[i % 4];
        }
        return new String(bytes, UTF_8);
    }

    private static byte[] message(int first, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (bytes.length < 126) {
            frame.write(bytes.length);
        } else if (bytes.length < 65_536) {
            frame.writeBytes(new byte[] {126, (byte) (bytes.length >> 8), (byte) bytes.length});
        } else {
            int n = bytes.length;
            frame.writeBytes(
                    new byte[] {127, 0, 0, 0, 0, (byte) (n >> 24), (byte) (n >> 16), (byte) (n >> 8), (byte) n});
        }
        frame.writeBytes(bytes);
        return frame.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private final class Listening implements Peer {

        private Link link;
        private String first = "";

        @Override
        public void opened() {
            link.send(first);
        }

        @Override
        public void frame(byte[] bytes, int head, int body, int end) {
            bodies.add(new String(bytes, body, end - body, UTF_8));
        }

        @Override
        public void closed(String why) {}
    }
}
