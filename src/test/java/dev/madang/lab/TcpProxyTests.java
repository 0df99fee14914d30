package dev.madang.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TcpProxyTests {

    @Test
    void closesOnlyConnectionsOnWhichTheServerIsSilent() throws IOException {
        try (ServerSocket server = new ServerSocket(0);
                TcpProxy network = TcpProxy.before(TestServer.at(server.getLocalPort()))) {
            network.closeSilent(Duration.ofSeconds(2));
            int port = network.server().uri().getPort();
            try (Socket silent = new Socket("localhost", port);
                    Socket silentServer = server.accept();
                    Socket talking = new Socket("localhost", port);
                    Socket talkingServer = server.accept()) {
                silent.setSoTimeout(100);
                while (isOpen(silent)) {
                    talkingServer.getOutputStream().write('a');
                    assertThat(talking.getInputStream().read()).isEqualTo('a');
                }
                talkingServer.getOutputStream().write('b');
                assertThat(talking.getInputStream().read()).isEqualTo('b');
            }
        }
    }

    /** Looks for a tenth of a second. */
    private static boolean isOpen(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException nothingCame) {
            return true;
        }
    }
}
