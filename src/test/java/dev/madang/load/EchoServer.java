package dev.madang.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * Gives each WebSocket message back as it is, and does nothing else: what the driver reaches with it is the driver's own
 * limit. For one program that sends messages of more than 125 bytes and at most 64 KiB.
 */
final class EchoServer {

    private static final int BUFFER = 1024 * 1024;

    private final byte[] in = new byte[BUFFER];
    private final byte[] out = new byte[BUFFER];
    private int written;

    private EchoServer() {}

    /** What of a client's bytes is not a whole message yet; none before the handshake. */
    private static final class Client {

        private byte[] rest = {};
        private boolean upgraded;
        private ByteBuffer unsent = ByteBuffer.allocate(0);
    }

    public static void main(String[] arguments) throws IOException {
        new EchoServer().serve(Integer.parseInt(arguments[0]));
    }

    private void serve(int port) throws IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open();
                Selector selector = Selector.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
            while (true) {
                selector.select(key -> handle(key, server, selector));
            }
        }
    }

    private void handle(SelectionKey key, ServerSocketChannel server, Selector selector) {
        try {
            if (key.isAcceptable()) {
                SocketChannel channel = server.accept();
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, new Client());
            } else {
                exchange(key, (SocketChannel) key.channel(), (Client) key.attachment());
            }
        } catch (IOException gone) {
            key.cancel();
        }
    }

    private void exchange(SelectionKey key, SocketChannel channel, Client client) throws IOException {
        if (client.unsent.hasRemaining()) {
            channel.write(client.unsent);
        }
        if (!client.unsent.hasRemaining() && key.isReadable()) {
            ByteBuffer read = ByteBuffer.wrap(in, 0, BUFFER / 2).put(client.rest);
            if (channel.read(read) < 0) {
                channel.close();
                return;
            }
            int end = read.position();
            written = 0;
            int at = client.upgraded ? echo(end) : upgrade(client, end);
            client.rest = Arrays.copyOfRange(in, at, end);
            ByteBuffer answer = ByteBuffer.wrap(out, 0, written);
            channel.write(answer);
            byte[] left = Arrays.copyOfRange(out, answer.position(), written);
            client.unsent = ByteBuffer.wrap(left);
        }
        key.interestOps(client.unsent.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private int upgrade(Client client, int end) {
        String request = new String(in, 0, end, ISO_8859_1);
        if (!request.endsWith("\r\n\r\n")) {
            return 0;
        }
        client.upgraded = true;
        byte[] answer = (request.startsWith("GET /ws/info")
                        ? "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        : "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")
                .getBytes(ISO_8859_1);
        System.arraycopy(answer, 0, out, 0, answer.length);
        written = answer.length;
        return end;
    }

    /** Returns where a message begins that is not whole. */
    private int echo(int end) {
        int at = 0;
        while (end - at >= 8) {
            int length = (in[at + 2] & 0xFF) << 8 | in[at + 3] & 0xFF;
            if (end - at - 8 < length) {
                break;
            }
            out[written++] = in[at];
            out[written++] = 126;
            out[written++] = in[at + 2];
            out[written++] = in[at + 3];
            for (int i = 0; i < length; i++) {
                out[written++] = (byte) (in[at + 8 + i] ^ in[at + 4 + (i & 3)]);
            }
            at += 8 + length;
        }
        return at;
    }
}
