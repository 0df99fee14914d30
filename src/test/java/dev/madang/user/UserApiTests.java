package dev.madang.user;

import static dev.madang.ProtocolSamples.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import dev.madang.ProtocolSamples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;

@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class UserApiTests {

    private final Http http;
    private final JdbcClient database;

    UserApiTests(@LocalServerPort int port, JdbcClient database) {
        this.http = Http.at(port);
        this.database = database;
    }

    @Test
    void registersAsTheProtocolSays() {
        Answer answer = http.with("Accept-Language: ko-KR,en;q=0.5").post("/api/users", "{\"displayName\":\" 지우 \"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(fields(answer.json())).isEqualTo(fields(ProtocolSamples.read("user")));
        assertThat(answer.text("displayName")).isEqualTo("지우");
        assertThat(answer.text("locale")).isEqualTo("ko");
        assertThat(answer.text("token")).matches("mdu_[A-Za-z0-9_-]{43}");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void keepsNoToken() {
        String token = http.register("Ann");
        assertThat(database.sql("select * from users").query().listOfRows().toString())
                .doesNotContain(token)
                .doesNotContain(token.substring(4));
    }

    @Test
    void showsTheTokenOnlyOnce() {
        Answer me = http.as(http.register("Ann")).get("/api/users/me");
        assertThat(fields(me.json())).containsExactly("createdAt", "displayName", "id", "locale");
    }

    @Test
    void changesOnlyWhatIsSent() {
        Http ann = http.as(http.register("Ann"));
        assertThat(ann.patch("/api/users/me", "{\"locale\":\"ko\"}").status()).isEqualTo(200);
        Answer renamed = ann.patch("/api/users/me", "{\"displayName\":\"Anna\"}");
        assertThat(renamed.text("displayName")).isEqualTo("Anna");
        assertThat(renamed.text("locale")).isEqualTo("ko");
        assertThat(ann.get("/api/users/me").body()).isEqualTo(renamed.body());
    }

    @Test
    void theTokenIsWorthlessAfterLogout() {
        Http ann = http.as(http.register("Ann"));
        assertThat(ann.get("/api/users/me").status()).isEqualTo(200);
        assertThat(ann.post("/api/users/me/logout", "").status()).isEqualTo(204);
        Answer after = ann.get("/api/users/me");
        assertThat(after.problem()).isEqualTo("401 token-invalid");
        assertThat(after.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void anErasedUserLeavesNothing() {
        Http ann = http.as(http.register("Ann"));
        String id = ann.get("/api/users/me").text("id");
        String room = ann.post("/api/rooms", "{\"name\":\"Stays\"}").text("code");
        assertThat(ann.delete("/api/users/me").status()).isEqualTo(204);
        assertThat(ann.get("/api/users/me").problem()).isEqualTo("401 token-invalid");
        assertThat(database.sql("select count(*) from users where id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(http.get("/api/rooms/" + room).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer mdu_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Bearer x",
                "Bearer",
                "Basic YTpi",
                "",
                "Bearer mdu_' or 1=1 --"
            })
    void refusesEveryOtherToken(String authorization) {
        assertThat(http.with("Authorization: " + authorization)
                        .get("/api/users/me")
                        .problem())
                .isEqualTo("401 token-invalid");
        assertThat(http.with("Authorization: " + authorization)
                        .get("/api/rooms")
                        .problem())
                .isEqualTo("401 token-invalid");
    }

    @Test
    void refusesATokenWithOneLetterChanged() {
        String token = http.register("Ann");
        char last = token.charAt(20) == 'A' ? 'B' : 'A';
        String changed = token.substring(0, 20) + last + token.substring(21);
        assertThat(http.as(changed).get("/api/users/me").problem()).isEqualTo("401 token-invalid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                            | 400 validation | displayName
            {"displayName":null}                          | 400 validation | displayName
            {"displayName":"   "}                         | 400 validation | displayName
            {"displayName":7}                             | 400 validation | displayName
            {"displayName":["a"]}                         | 400 validation | displayName
            {"displayName":"a\\u0000b"}                   | 400 validation | displayName
            {"displayName":"\\ud83d"}                     | 400 validation | displayName
            {"displayName":"a","locale":"fr"}             | 400 validation | locale
            {"displayName":"a","id":"me"}                 | 400 validation | id
            {"displayName":"a","@class":"java.lang.Void"} | 400 validation | @class
            {"displayName":"a","__proto__":{}}            | 400 validation | __proto__
            """)
    void namesTheFieldThatIsWrong(String body, String problem, String field) {
        Answer answer = http.post("/api/users", body);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(answer.json().at("/errors/0/detail").asString()).isNotBlank();
    }

    @Test
    void boundsTheName() {
        assertThat(http.post("/api/users", "{\"displayName\":\"" + "가".repeat(60) + "\"}")
                        .status())
                .isEqualTo(201);
        assertThat(http.post("/api/users", "{\"displayName\":\"" + "가".repeat(61) + "\"}")
                        .problem())
                .isEqualTo("400 validation");
    }

    @Test
    void limitsRegistrationsPerAddressWhateverAProxyHeaderClaims() {
        Http other = http.from("127.0.0.9");
        int registered = 0;
        Answer refused = other.post("/api/users", "{\"displayName\":\"a\"}");
        // Uses come back with time, so on a slow machine some more pass.
        while (refused.status() == 201 && registered < 2 * MadangTest.REGISTRATIONS) {
            registered++;
            refused = other.with("X-Forwarded-For: 192.0.2." + registered % 250)
                    .post("/api/users", "{\"displayName\":\"a\"}");
        }
        assertThat(registered).isGreaterThanOrEqualTo(MadangTest.REGISTRATIONS);
        assertThat(refused.problem()).isEqualTo("429 too-many-attempts");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 600);
        assertThat(http.post("/api/users", "{\"displayName\":\"a\"}").status()).isEqualTo(201);
    }

    @Test
    void aTokenInTheQueryIsNoToken() {
        String token = http.register("Ann");
        for (String query : List.of("access_token=" + token, "token=" + token)) {
            assertThat(http.get("/api/users/me?" + query).problem()).isEqualTo("401 token-invalid");
        }
    }
}
