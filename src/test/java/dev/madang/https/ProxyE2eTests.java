package dev.madang.https;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.lab.Figures;
import dev.madang.lab.Nginx;
import dev.madang.lab.OnEveryTransport;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TransportKind;
import dev.madang.lab.Trust;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample configuration of nginx, in front of a server that was started as the sample says. */
class ProxyE2eTests {

    private static ServerProcess process;
    private static Nginx nginx;
    private static Path certificate;

    @BeforeAll
    static void start(@TempDir Path certificates) throws Exception {
        SelfSigned own = new SelfSigned(certificates, Clock.systemUTC());
        own.prepare();
        certificate = own.certificate();
        process = ServerProcess.start(
                "proxied", "--server.address=127.0.0.1", "--server.forward-headers-strategy=native");
        nginx = Nginx.before(process.server(), certificate, own.privateKey());
    }

    @AfterAll
    static void end() {
        nginx.close();
        process.close();
    }

    @OnEveryTransport
    void messagesPassWhenTheyCome(TransportKind kind) {
        TestRoom room = nginx.server().register("Ann").createRoom();
        try (TestParticipant ann = room.host().join(room, kind);
                TestParticipant bob = nginx.server().register("Bob").join(room, kind)) {
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                long sent = System.nanoTime();
                ann.signal(bob, "offer", "{\"sdp\":\"" + i + "\"}");
                assertThat(bob.awaitSignal().body()).contains("\"" + i + "\"");
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent));
            }
            Figures.record("proxy", "slowest of 20 signals by " + kind + ", ms", Figures.percentile(millis, 1), "1000");
            assertThat(Figures.percentile(millis, 1)).isLessThan(1_000);
        }
        assertThat(nginx.log("access.log")).as("session ids").doesNotContain("/ws");
    }

    @Test
    void aPageMayConnectFromWhereItWasServedAndFromNowhereElse() throws Exception {
        String own = nginx.server().uri().toString();
        assertThat(get("/ws/info", "Origin", own).statusCode()).isEqualTo(200);
        for (String foreign : List.of(
                own.replace("https", "http"),
                "https://localhost",
                "https://example.org",
                process.server().uri().toString())) {
            assertThat(get("/ws/info", "Origin", foreign).statusCode())
                    .as(foreign)
                    .isEqualTo(403);
            assertThat(get("/ws/info", "Origin", foreign, "X-Forwarded-Host", foreign.replaceAll("https?://", ""))
                            .statusCode())
                    .as(foreign)
                    .isEqualTo(403);
        }
    }

    @Test
    void whatIsSaidToBePrivateIsSentOverTlsOnly() throws Exception {
        assertThat(nginx.withoutTls().call("GET", "/r/aaaa-bbbb-ccccc", null, null))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(301))
                .satisfies(answer -> assertThat(answer.headers().firstValue("Location"))
                        .contains("https://localhost/r/aaaa-bbbb-ccccc"));
        assertThat(get("/").headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(get("/admin/csrf").headers().firstValue("Set-Cookie").orElseThrow())
                .contains("Secure", "HttpOnly", "SameSite=Strict");
    }

    @Test
    void nobodyIsTakenForAnotherByWhatHeClaims() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(signIn("192.0.2." + i).statusCode()).isEqualTo(401);
        }
        assertThat(signIn("192.0.2.99").statusCode()).isEqualTo(429);

        Http neighbour = Http.at(process.port()).from("127.0.0.9");
        assertThat(neighbour.form("/admin/login", "username=admin&password=x").problem())
                .as("of another address: only the token is missing")
                .isEqualTo("403 forbidden");
    }

    @Test
    void theConsoleIsNotOpenedByTheProxysBeingOnThisMachine() throws Exception {
        assertThat(get("/h2-console").statusCode()).isEqualTo(401);
    }

    /** Each time as a browser without cookies. */
    private static HttpResponse<String> signIn(String claimedAddress) throws Exception {
        HttpClient client = client();
        JsonNode csrf = JsonMapper.shared()
                .readTree(send(client, request("/admin/csrf")).body());
        return send(
                client,
                request("/admin/login")
                        .header(csrf.get("header").asString(), csrf.get("token").asString())
                        .header("X-Forwarded-For", claimedAddress)
                        .header("Forwarded", "for=" + claimedAddress)
                        .header("X-Real-IP", claimedAddress)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("username=admin&password=wrong")));
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(client(), request);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(nginx.server().uri().resolve(path));
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .sslContext(Trust.in(certificate))
                .cookieHandler(new CookieManager())
                .build();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
