package dev.madang.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class HeaderTests {

    private final Http http;

    HeaderTests(@LocalServerPort int port) {
        this.http = Http.at(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/r/aaaa-bbbb-ccccc",
                "/admin",
                "/admin/login",
                "/admin/csrf",
                "/admin.css",
                "/js/admin/login.js",
                "/api/rooms",
                "/api/rooms/none",
                "/api/users/me",
                "/api/nothing",
                "/nothing",
                "/actuator/health",
                "/webjars/sockjs-client/sockjs.min.js",
                "/js/nothing.js"
            })
    void everyAnswerIsGuarded(String path) {
        Answer answer = http.get(path);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Permissions-Policy"))
                .contains("camera=(self)", "microphone=(self)", "display-capture=(self)", "geolocation=()");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'", "script-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
    }

    @Test
    void theDescriptionsMayStyleButNotScriptInline() {
        assertThat(http.get("/swagger-ui/index.html").status()).isEqualTo(200);
        assertThat(http.get("/swagger-ui/index.html").header("Content-Security-Policy"))
                .contains("style-src 'self' 'unsafe-inline'")
                .doesNotContain("script-src");
    }

    @Test
    void theWebSocketMayBeFramedByOurselves() {
        Answer answer = http.get("/ws/info");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'self'");
    }

    /** Spring's own choice for the script of this page is a copy on somebody else's host. */
    @Test
    void theFrameOfSockJsLoadsOurOwnFile() {
        Answer answer = http.get("/ws/iframe.html");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("src=\"/webjars/sockjs-client/sockjs.min.js\"")
                .doesNotContain("//cdn", "http:", "https:");
    }

    @Test
    void filesAreKeptButAskedForDataIsNotKept() {
        assertThat(http.get("/admin.css").header("Cache-Control")).isEqualTo("no-cache");
        assertThat(http.get("/api/rooms").header("Cache-Control")).contains("no-store");
        assertThat(http.get("/admin/csrf").header("Cache-Control")).contains("no-store");
    }

    /** Made by the build; the page names them by their content and says what that has to be. */
    @Test
    void filesOfThePageAreKeptForeverAndSentSmall() {
        List<String> files = Pattern.compile("\\w+=\"(/app/[^\"]+)\" integrity=\"sha384-[^\"]{64}\"")
                .matcher(http.get("/").body())
                .results()
                .map(file -> file.group(1))
                .toList();
        assertThat(files).hasSizeBetween(2, 4);
        for (String file : files) {
            Answer small = http.with("Accept-Encoding: gzip").get(file);
            assertThat(small.header("Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
            assertThat(small.header("Content-Encoding")).isEqualTo("gzip");
            assertThat(small.header("Vary")).contains("Accept-Encoding");
            assertThat(http.get(file).header("Content-Encoding")).isEmpty();
        }
        assertThat(http.with("Accept-Encoding: gzip").get("/").header("Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(http.get("/").header("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void nothingButTheAdministratorGetsACookie() {
        for (String path : new String[] {"/", "/api/rooms", "/ws/info", "/swagger-ui/index.html", "/admin/login"}) {
            assertThat(http.get(path).header("Set-Cookie")).as(path).doesNotContain("madang-admin=");
        }
    }
}
