package dev.madang.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class ConsoleTests {

    private final Http http;
    private final AdminSession admin;

    ConsoleTests(@LocalServerPort int port) {
        this.http = Http.at(port);
        this.admin = AdminSession.signedIn(http);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/login.jsp", "/login.do", "/query.do", "/stylesheet.css", "/tools.do"})
    void isClosedToEverybodyElse(String page) {
        assertThat(http.get("/h2-console" + page).problem()).isEqualTo("401 login-required");
        assertThat(http.as(http.register("Ann")).get("/h2-console" + page).problem())
                .isEqualTo("401 login-required");
        assertThat(http.form("/h2-console" + page, "url=jdbc:h2:mem:x").problem())
                .isEqualTo("401 login-required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=192.0.2.1",
                "Via: 1.1 proxy",
                "X-Forwarded-For: 127.0.0.1",
                "X-Forwarded-Host: localhost",
                "X-Forwarded-Proto: http",
                "X-Real-IP: 127.0.0.1",
                "Host: madang.example",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
            })
    void isClosedToTheAdministratorFromElsewhere(String header) {
        assertThat(admin.withCookies().with(header).get("/h2-console/login.jsp").problem())
                .isEqualTo("403 forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tools.do",
                "tools.jsp",
                "test.do",
                "settingSave.do",
                "settingRemove.do",
                "admin.do",
                "admin.jsp",
                "adminLogin.do",
                "adminSave.do",
                "adminShutdown.do",
                "adminStartTranslate.do",
                "editResult.do",
                "error.jsp",
                "result.jsp",
                "helpTranslate.jsp",
                "LOGIN.DO",
                "login.do/",
                "x/login.do",
                "_text_ko.prop"
            })
    void letsOnlySigningInAndQueryingThrough(String page) {
        assertThat(admin.get("/h2-console/" + page).problem()).isEqualTo("404 not-found");
        assertThat(admin.withCookies().form("/h2-console/" + page, "tool=Shell").problem())
                .isEqualTo("404 not-found");
    }

    @Test
    void opensOurDatabaseWhateverIsTyped() {
        String session = signIn("driver=javax.naming.InitialContext&url="
                + AdminSession.encoded("jdbc:h2:mem:other;INIT=CREATE ALIAS X AS 'void x() {}'")
                + "&user=sa&password=");
        assertThat(query(session, "select count(*) from users").body()).contains("1 row");
    }

    @Test
    void selectsAndDoesNothingElse() {
        http.register("Console");
        String session = signIn("url=&user=&password=");
        assertThat(query(session, "select display_name from users where display_name = 'Console'")
                        .body())
                .contains("Console");
        for (String statement : new String[] {
            "delete from users",
            "update users set display_name = 'x'",
            "insert into server_secrets values ('x', 'y')",
            "create table x (y int)",
            "drop table users",
            "create alias x as 'void x() {}'",
            "select file_read('/etc/hostname')",
            "call file_write('x', '/tmp/madang-console-test')",
            "call csvwrite('/tmp/madang-console-test', 'select 1')",
            "select * from csvread('/etc/hostname')",
            "create user x password 'x' admin",
            "alter user madang_reader admin true",
            "grant all on users to madang_reader",
            "shutdown",
            "script to '/tmp/madang-console-test'",
            "runscript from '/tmp/x'",
            "backup to '/tmp/madang-console-test.zip'",
            "create linked table x('org.h2.Driver', 'jdbc:h2:mem:y', 'sa', '', 'z')",
            "set db_close_delay 0"
        }) {
            assertThat(query(session, statement).body()).as(statement).contains("class=\"error\"");
        }
        assertThat(new java.io.File("/tmp/madang-console-test")).doesNotExist();
        assertThat(query(session, "select display_name from users where display_name = 'Console'")
                        .body())
                .contains("Console");
    }

    @Test
    void writesNothingIntoTheHomeDirectory() {
        Path memory = Path.of(System.getProperty("user.home"), ".h2.server.properties");
        FileTime before = modified(memory);
        signIn("url=&user=&password=");
        assertThat(modified(memory)).isEqualTo(before);
    }

    @Test
    void mayBeFramedByItselfAlone() {
        Answer frame = admin.get("/h2-console/login.jsp");
        assertThat(frame.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(frame.header("Content-Security-Policy"))
                .contains("frame-ancestors 'self'", "default-src 'self'")
                .doesNotContain("http:", "https:");
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private String signIn(String fields) {
        Matcher started = Pattern.compile("jsessionid=([0-9a-f]+)")
                .matcher(admin.get("/h2-console/index.do").body());
        assertThat(started.find()).isTrue();
        String session = started.group(1);
        Answer answer = admin.withCookies().form("/h2-console/login.do?jsessionid=" + session, fields);
        assertThat(answer.body()).contains("frameset");
        return session;
    }

    private Answer query(String session, String sql) {
        return admin.withCookies()
                .form("/h2-console/query.do?jsessionid=" + session, "sql=" + AdminSession.encoded(sql));
    }
}
