package dev.madang.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;

/** What pages of other hosts may load and call, with one of them allowed. */
@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@TestPropertySource(
        properties = {
            "madang.signaling.allowed-origins=https://app.example.org",
            "madang.security.frame-ancestors=https://school.example.org,http://10.0.0.7:3000"
        })
class CrossOriginTests {

    private static final String ALLOWED = "Origin: https://app.example.org";
    private static final String FILE = "/js/madang.js";

    private final Http http;

    CrossOriginTests(@LocalServerPort int port) {
        http = Http.at(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {FILE, "/webjars/sockjs-client/sockjs.min.js", "/api/rooms", "/api/users/me"})
    void allowedPageMayReadWhatItGets(String path) {
        Answer answer = http.with(ALLOWED).get(path);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.org");
        assertThat(String.join("\n", answer.headers())).doesNotContainIgnoringCase("Access-Control-Allow-Credentials");
        assertThat(http.get(path).headers().toString()).doesNotContain("Access-Control-Allow-Origin");
    }

    @Test
    void allowedPageMayCall() {
        Answer answer = preflight(ALLOWED, "/api/users", "POST", "authorization,content-type,accept-language");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST", "PATCH", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .isEqualToIgnoringCase("authorization, content-type, accept-language");
        Answer user = http.with(ALLOWED).post("/api/users", "{\"displayName\": \"Ann\"}");
        assertThat(user.status()).isEqualTo(201);
        assertThat(user.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.org");
    }

    /** In the form of every other refusal. */
    @ParameterizedTest
    @ValueSource(strings = {FILE, "/api/rooms", "/api/users/me"})
    void whatAnAllowedPageMayNotIsAProblem(String path) {
        assertThat(http.with(ALLOWED).send("PUT", path, "", List.of()).problem())
                .isEqualTo("403 forbidden");
        assertThat(preflight(ALLOWED, path, "PUT", "authorization").problem()).isEqualTo("403 forbidden");
        assertThat(preflight(ALLOWED, path, "GET", "x-other").problem()).isEqualTo("403 forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org",
                "http://app.example.org",
                "https://app.example.org:444",
                "https://app.example.org.evil.org",
                "https://school.example.org",
                "null"
            })
    void whoIsNotAllowedMayReadNothing(String origin) {
        for (String path : List.of(FILE, "/api/rooms", "/api/users/me", "/api/embedding")) {
            assertThat(http.with("Origin: " + origin).get(path).headers().toString())
                    .as(path)
                    .doesNotContain("Access-Control-Allow");
        }
        assertThat(preflight("Origin: " + origin, "/api/users", "POST", "authorization")
                        .headers()
                        .toString())
                .doesNotContain("Access-Control-Allow");
    }

    /** The login of the administrator is a cookie: nobody from elsewhere may come near it. */
    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/login", "/admin/csrf", "/v3/api-docs"})
    void administratorAndDescriptionsAreForNobodyElse(String path) {
        assertThat(http.with(ALLOWED).get(path).headers().toString()).doesNotContain("Access-Control-Allow");
        assertThat(preflight(ALLOWED, path, "POST", "content-type").headers().toString())
                .doesNotContain("Access-Control-Allow");
    }

    @Test
    void framedPageCanLearnWhoMayFrameIt() {
        Answer answer = http.get("/api/embedding");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"frameAncestors\":[\"https://school.example.org\",\"http://10.0.0.7:3000\"]}");
    }

    private Answer preflight(String origin, String path, String method, String headers) {
        return http.with(origin)
                .with("Access-Control-Request-Method: " + method)
                .with("Access-Control-Request-Headers: " + headers)
                .send("OPTIONS", path, "", List.of());
    }
}
