package dev.madang.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PathTests {

    private final Http http;

    PathTests(@LocalServerPort int port) {
        this.http = Http.at(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/api/rooms",
                "/admin;x/api/rooms",
                "/admin/;x/api/rooms",
                "/;/admin/api/rooms",
                "//admin/api/rooms",
                "/admin//api/rooms",
                "/./admin/api/rooms",
                "/js/../admin/api/rooms",
                "/js/%2e%2e/admin/api/rooms",
                "/js/..%2fadmin/api/rooms",
                "/js/%252e%252e/admin/api/rooms",
                "/js/..\\admin\\api\\rooms",
                "/js/..%5cadmin/api/rooms",
                "/%61dmin/api/rooms",
                "/ADMIN/api/rooms",
                "/admin/api/rooms/",
                "/admin/api/rooms.json",
                "/admin/api/rooms%00",
                "/admin/api/rooms%0a",
                "/r/../admin/api/rooms",
                "/webjars/..;/admin/api/rooms",
                "/h2-console",
                "/h2-console/",
                "/h2-console/login.do",
                "/h2-console;x=1/login.do",
                "/H2-console/login.do",
                "/actuator/health/../env",
                "/actuator/health/..;/env",
                "/api/users/me;x",
                "/api;/users/me",
                "/js/%2e%2e/api/users/me",
            })
    void noTrickOpensAClosedPath(String path) {
        Answer answer = http.get(path);
        assertThat(answer.status()).isIn(400, 401, 403, 404);
        assertThat(answer.problem()).startsWith(answer.status() + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/env",
                "/heapdump",
                "/threaddump",
                "/beans",
                "/configprops",
                "/mappings",
                "/loggers",
                "/metrics",
                "/info",
                "/shutdown",
                "/conditions",
                "/scheduledtasks",
                "/sessions",
                "/flyway",
                "/caches",
                "/httpexchanges",
                "/logfile",
                "/prometheus",
                "/modulith",
                "/startup",
                "/auditevents",
                "/sbom"
            })
    void theActuatorIsClosed(String endpoint) {
        String token = http.register("Ann");
        assertThat(http.get("/actuator" + endpoint).problem()).startsWith("404");
        assertThat(http.as(token).get("/actuator" + endpoint).problem()).startsWith("404");
        assertThat(http.post("/actuator" + endpoint, "{}").problem()).startsWith("404");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void healthIsOpenAndTellsNoDetails(String path) {
        Answer health = http.get(path);
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text("status")).isEqualTo("UP");
        assertThat(health.body()).doesNotContain("components", "details");
    }

    @Test
    void pageCanBeInstalled() {
        Answer manifest = http.get("/manifest.webmanifest");
        assertThat(manifest.status()).isEqualTo(200);
        assertThat(manifest.header("Content-Type")).isEqualTo("application/manifest+json");
        assertThat(manifest.json().required("start_url").asString()).isEqualTo("/");
        manifest.json().required("icons").forEach(icon -> {
            Answer picture = http.get(icon.required("src").asString());
            assertThat(picture.status()).isEqualTo(200);
            assertThat(picture.header("Content-Type")).isEqualTo("image/png");
        });
        assertThat(http.get("/").body()).contains("<link rel=\"manifest\" href=\"/manifest.webmanifest\" />");
    }

    @Test
    void whoReadsPagesIsShownThatThereIsNone() {
        Http browser = http.with("Accept: text/html,application/xhtml+xml,*/*;q=0.8");
        Answer page = browser.get("/rooms/nothing-here");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(page.body()).containsPattern("src=\"/(app|js)/main");
        assertThat(browser.get("/api/nothing").problem()).isEqualTo("404 not-found");
        assertThat(browser.post("/nothing-here", "{}").problem()).isEqualTo("404 not-found");
        assertThat(http.with("Accept: */*").get("/nothing-here").problem()).isEqualTo("404 not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing-here, 404 not-found",
        "GET, /api/nothing, 404 not-found",
        "GET, /api, 404 not-found",
        "POST, /api/rooms/aaaa-bbbb-ccccc/nothing, 404 not-found",
        "GET, /application.yml, 404 not-found",
        "GET, /admin.html, 404 not-found",
        "GET, /js/nothing.js, 404 not-found",
        "GET, /webjars/nothing/x.js, 404 not-found",
        "POST, /, 404 not-found",
        "GET, /error, 404 not-found",
        "TRACE, /api/rooms, 405 method-not-allowed",
        "GET, /api/rooms/[x], 400 malformed",
        "GET, /%, 400 malformed",
        "BREW, /api/rooms, 400 malformed",
    })
    void whatIsNotThereIsToldAsAProblem(String method, String path, String problem) {
        assertThat(http.send(method, path, "", java.util.List.of()).problem()).isEqualTo(problem);
    }
}
