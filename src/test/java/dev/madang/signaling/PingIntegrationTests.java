package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.HostilePosts;
import dev.madang.lab.LiveServer;
import dev.madang.lab.TestServer;
import dev.madang.lab.WebSocketFrames;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The container answers each ping on the thread that has read it, and waits there until the answer is out. */
@LiveServer
class PingIntegrationTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestServer server;

    PingIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @Test
    void whoReadsNoAnswerHoldsNoThread() throws IOException {
        try (SocketChannel socket = SocketChannel.open();
                Selector selector = Selector.open()) {
            socket.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
            socket.connect(new InetSocketAddress("127.0.0.1", server.uri().getPort()));
            socket.write(ByteBuffer.wrap(("GET " + HostilePosts.unknownSession()
                            + "websocket HTTP/1.1\r\nHost: localhost:"
                            + server.uri().getPort()
                            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII)));
            socket.read(ByteBuffer.allocate(1));
            socket.configureBlocking(false);
            socket.register(selector, SelectionKey.OP_WRITE);
            assertThat(longestPause(socket, selector)).isLessThan(Duration.ofSeconds(2));
        }
    }

    /** Between two moments at which the server read something, until it has closed. */
    private static Duration longestPause(SocketChannel socket, Selector selector) {
        ByteBuffer pings = ByteBuffer.wrap(WebSocketFrames.pings(100));
        Duration longest = Duration.ZERO;
        try {
            while (true) {
                long began = System.nanoTime();
                selector.select(PATIENCE.toMillis());
                selector.selectedKeys().clear();
                Duration pause = Duration.ofNanos(System.nanoTime() - began);
                longest = pause.compareTo(longest) > 0 ? pause : longest;
                if (pause.compareTo(PATIENCE) >= 0) {
                    return longest;
                }
                socket.write(pings);
                if (!pings.hasRemaining()) {
                    pings.rewind();
                }
            }
        } catch (IOException closed) {
            return longest;
        }
    }
}
