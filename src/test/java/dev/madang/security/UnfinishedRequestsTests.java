package dev.madang.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.Http;
import dev.madang.MadangTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

@MadangTest
@ExtendWith(OutputCaptureExtension.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class UnfinishedRequestsTests {

    private static final InetAddress ATTACKER = address("127.0.0.66");

    private static final String LARGE_FILE = "/webjars/swagger-ui/5.32.14/swagger-ui-bundle.js";

    private final int port;

    UnfinishedRequestsTests(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void bodiesThatNeverComeHoldOnlySoManyThreads() throws IOException {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 2 * UnfinishedRequests.MAX_PER_ADDRESS; i++) {
            String path = i % 2 == 0 ? "/api/users" : "/ws/a/b" + i + "/xhr_send";
            slow.add(beginBody(path));
        }
        Http sameAddress = Http.at(port).from(ATTACKER.getHostAddress());
        await().untilAsserted(() -> assertThat(sameAddress
                        .post("/api/users", "{\"displayName\":\"a\"}")
                        .problem())
                .isEqualTo("429 too-many-attempts"));
        assertThat(sameAddress.get("/api/rooms").status()).isEqualTo(200);
        assertThat(Http.at(port).post("/api/users", "{\"displayName\":\"a\"}").status())
                .isEqualTo(201);

        for (Socket socket : slow) {
            socket.close();
        }
        await().untilAsserted(() -> assertThat(sameAddress
                        .post("/api/users", "{\"displayName\":\"a\"}")
                        .status())
                .isEqualTo(201));
    }

    @Test
    void answersThatNobodyReadsHoldOnlySoManyThreads(CapturedOutput output) throws IOException {
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            idle.add(askWithoutReading());
        }
        Http sameAddress = Http.at(port).from(ATTACKER.getHostAddress());
        await().untilAsserted(
                        () -> assertThat(sameAddress.get(LARGE_FILE).problem()).isEqualTo("429 too-many-attempts"));
        assertThat(Http.at(port).get("/api/rooms").status()).isEqualTo(200);
        for (Socket socket : idle) {
            socket.close();
        }
        await().untilAsserted(
                        () -> assertThat(sameAddress.get(LARGE_FILE).status()).isEqualTo(200));
        assertThat(output).doesNotContain(LARGE_FILE);
    }

    /** A file that is larger than what waits on the way. */
    private Socket askWithoutReading() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.bind(new InetSocketAddress(ATTACKER, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String head = "GET " + LARGE_FILE + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n";
        socket.getOutputStream().write(head.repeat(4).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** The answer is there long before the body; whoever goes on sending it byte by byte holds a thread for no more than a moment. */
    @Test
    void bodiesThatNobodyWaitsForAreNotReadToTheirEnd() throws IOException {
        for (String path : List.of("/api/rooms", "/nothing", "/admin/login")) {
            try (Socket socket = beginBody(path)) {
                long began = System.nanoTime();
                socket.setSoTimeout(20_000);
                byte[] answer = socket.getInputStream().readAllBytes();
                assertThat(new String(answer, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 4");
                assertThat(Duration.ofNanos(System.nanoTime() - began)).as(path).isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    private Socket beginBody(String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, ATTACKER, 0);
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost:" + port
                + "\r\nContent-Type: application/json\r\nContent-Length: 16000\r\n\r\n{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
