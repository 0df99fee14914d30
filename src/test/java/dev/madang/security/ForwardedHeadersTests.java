package dev.madang.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.lab.Figures;
import dev.madang.lab.StrictServer;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** S24, behind a proxy on this machine: only what it says is believed. */
@StrictServer
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {
            "server.forward-headers-strategy=native",
            "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1",
            "madang.user.registrations=5",
            "madang.admin.password=correct-horse-battery"
        })
class ForwardedHeadersTests {

    private static final String ANN = "{\"displayName\":\"Ann\"}";
    private static final int TRIES = 500;

    private final Http proxy;
    private final Http stranger;

    ForwardedHeadersTests(@LocalServerPort int port) {
        proxy = Http.at(port);
        stranger = Http.at(port).from("127.0.0.5");
    }

    @Test
    void aStrangerGetsNoFreshBucketByAnyHeaderAndTheOperatorIsToldOnce(CapturedOutput output) {
        List<Answer> answers = IntStream.range(0, TRIES)
                .mapToObj(i -> stranger.with(forged(i)).post("/api/users", ANN))
                .toList();
        long registered =
                answers.stream().filter(answer -> answer.status() == 201).count();
        Figures.record("S24", "fresh buckets of 500 forged addresses", registered - 5, "0");
        assertThat(registered).isEqualTo(5);
        assertThat(answers.stream().skip(5)).allMatch(answer -> answer.problem().equals("429 too-many-attempts"));
        assertThat(output.getOut().split("says that it was forwarded", -1)).hasSize(2);
        assertThat(output.getOut()).contains("A request from 127.0.0.5 says");
    }

    @Test
    void theProxyTellsWhoItIsAndCannotBeMadeToTellOtherwise() {
        for (int i = 0; i < 5; i++) {
            assertThat(proxy.with("X-Forwarded-For: 192.0.2.7")
                            .post("/api/users", ANN)
                            .status())
                    .isEqualTo(201);
        }
        for (int i = 0; i < 50; i++) {
            // What the client wrote stands before what the proxy adds.
            Http forging = proxy.with("X-Forwarded-For: " + address() + ", 192.0.2.7");
            assertThat(forging.post("/api/users", ANN).problem()).isEqualTo("429 too-many-attempts");
        }
        assertThat(proxy.with("X-Forwarded-For: 192.0.2.8")
                        .post("/api/users", ANN)
                        .status())
                .isEqualTo(201);
        // One /64 is one house.
        for (int i = 0; i < 5; i++) {
            assertThat(proxy.with("X-Forwarded-For: 2001:db8::" + i)
                            .post("/api/users", ANN)
                            .status())
                    .isEqualTo(201);
        }
        assertThat(proxy.with("X-Forwarded-For: 2001:db8::ffff")
                        .post("/api/users", ANN)
                        .problem())
                .isEqualTo("429 too-many-attempts");
    }

    /** S13. */
    @Test
    void cookiesAreForTlsAloneWhereThePageCameOverTls() {
        Answer secure = proxy.with("X-Forwarded-For: 192.0.2.9")
                .with("X-Forwarded-Proto: https")
                .get("/admin/csrf");
        assertThat(secure.header("Set-Cookie")).contains("Secure", "HttpOnly", "SameSite=Strict", "Path=/admin");
        assertThat(proxy.get("/admin/csrf").header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("Secure");

        String csrf = secure.header("Set-Cookie").split(";")[0];
        Answer login = proxy.with("X-Forwarded-For: 192.0.2.9")
                .with("X-Forwarded-Proto: https")
                .with("Cookie: " + csrf)
                .with(secure.text("header") + ": " + secure.text("token"))
                .form("/admin/login", "username=admin&password=correct-horse-battery");
        assertThat(login.status()).isEqualTo(204);
        assertThat(login.headers().stream().filter(line -> line.startsWith("Set-Cookie: madang-admin=")))
                .singleElement()
                .asString()
                .contains("Secure", "HttpOnly", "SameSite=Strict");
    }

    private static String forged(int i) {
        return switch (i % 4) {
            case 0 -> "X-Forwarded-For: " + address();
            case 1 -> "X-Real-IP: " + address();
            case 2 -> "Forwarded: for=" + address() + ";proto=https";
            default -> "X-Forwarded-For: " + address() + ", 127.0.0.1";
        };
    }

    private static String address() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "203.0.113." + random.nextInt(256);
    }
}
