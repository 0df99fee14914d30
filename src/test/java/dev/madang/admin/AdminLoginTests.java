package dev.madang.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import jakarta.servlet.ServletContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AdminLoginTests {

    private final Http http;

    AdminLoginTests(@LocalServerPort int port) {
        this.http = Http.at(port);
    }

    @Test
    void thePasswordOpensTheDashboard() {
        AdminSession session = new AdminSession(http);
        assertThat(session.get("/admin").header("Location")).isEqualTo("/admin/login");
        assertThat(session.get("/admin/login").body()).contains("/js/admin/login.js");
        assertThat(session.signIn(MadangTest.ADMIN_PASSWORD).status()).isEqualTo(204);
        assertThat(session.get("/admin").body()).contains("/js/admin/dashboard.js");
        assertThat(session.get("/admin/api/rooms").status()).isEqualTo(200);
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        AdminSession session = new AdminSession(http);
        Answer answer = session.signIn(MadangTest.ADMIN_PASSWORD);
        assertThat(answer.headers().stream().filter(line -> line.startsWith("Set-Cookie: madang-admin=")))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Strict");
    }

    @Test
    void aSessionThatIsNotUsedEndsAfterHalfAnHour(@Autowired ServletContext container) {
        assertThat(container.getSessionTimeout()).as("minutes").isBetween(1, 30);
    }

    @Test
    void aSessionPlantedBeforeTheLoginIsWorthlessAfterIt() {
        AdminSession victim = AdminSession.signedIn(http);
        String planted = victim.cookie("madang-admin");
        victim.signIn(MadangTest.ADMIN_PASSWORD);
        assertThat(victim.cookie("madang-admin")).isNotEqualTo(planted);
        assertThat(http.with("Cookie: madang-admin=" + planted)
                        .get("/admin/api/rooms")
                        .problem())
                .isEqualTo("401 login-required");
    }

    @Test
    void logoutEndsTheSession() {
        AdminSession session = AdminSession.signedIn(http);
        String cookie = session.cookie("madang-admin");
        assertThat(session.form("/admin/logout", "").status()).isEqualTo(204);
        assertThat(http.with("Cookie: madang-admin=" + cookie)
                        .get("/admin/api/rooms")
                        .problem())
                .isEqualTo("401 login-required");
    }

    @Test
    void aChangeNeedsTheCsrfToken() {
        AdminSession session = AdminSession.signedIn(http);
        assertThat(session.withCookies()
                        .delete("/admin/api/rooms/aaaa-bbbb-ccccc")
                        .problem())
                .isEqualTo("403 forbidden");
        assertThat(session.withCookies().form("/admin/logout", "").problem()).isEqualTo("403 forbidden");
        assertThat(session.get("/admin/api/rooms").status()).isEqualTo(200);
        assertThat(http.form("/admin/login", "username=admin&password=x").problem())
                .isEqualTo("403 forbidden");
        assertThat(session.delete("/admin/api/rooms/aaaa-bbbb-ccccc").problem()).isEqualTo("404 room-unknown");
    }

    @Test
    void aUserTokenOpensNothingHere() {
        Http ann = http.as(http.register("Ann"));
        assertThat(ann.get("/admin/api/rooms").problem()).isEqualTo("401 login-required");
    }

    @Test
    void thereIsNoOtherAdministrator() {
        AdminSession session = new AdminSession(http.from("127.0.0.11"));
        assertThat(session.form("/admin/login", "username=root&password=" + MadangTest.ADMIN_PASSWORD)
                        .problem())
                .isEqualTo("401 password-wrong");
        assertThat(session.form("/admin/login", "").problem()).isEqualTo("401 password-wrong");
    }

    @Test
    void tenWrongPasswordsShutTheAddressOut() {
        AdminSession guesser = new AdminSession(http.from("127.0.0.8"));
        for (int i = 0; i < 10; i++) {
            assertThat(guesser.signIn("guess" + i).problem()).isEqualTo("401 password-wrong");
        }
        Answer refused = guesser.signIn(MadangTest.ADMIN_PASSWORD);
        assertThat(refused.problem()).isEqualTo("429 too-many-attempts");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(850, 900);
        assertThat(guesser.form("/admin/logi%6e", "username=admin&password=" + MadangTest.ADMIN_PASSWORD)
                        .problem())
                .isEqualTo("429 too-many-attempts");
        AdminSession spoofing = new AdminSession(http.from("127.0.0.8").with("X-Forwarded-For: 192.0.2.1"));
        assertThat(spoofing.signIn(MadangTest.ADMIN_PASSWORD).problem()).isEqualTo("429 too-many-attempts");
        assertThat(new AdminSession(http).signIn(MadangTest.ADMIN_PASSWORD).status())
                .isEqualTo(204);
    }
}
