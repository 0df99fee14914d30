package dev.madang.security;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import dev.madang.lab.HostileJson;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

/** Every body of the REST interface with every mistake of {@link HostileJson}. */
@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class StrictJsonTests {

    private final Http http;
    private final Http ann;
    private final String room;

    StrictJsonTests(@LocalServerPort int port) {
        http = Http.at(port);
        ann = http.as(http.register("Ann"));
        room = "/api/rooms/" + ann.post("/api/rooms", "{\"name\":\"W\"}").text("code");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST  | /api/users                       | {"displayName":"x"}         | displayName | "x"
            POST  | /api/users                       | {"locale":"ko","displayName":"x"} | locale | "ko"
            PATCH | /api/users/me                    | {"displayName":"x"}         | displayName | "x"
            PATCH | /api/users/me                    | {"locale":"ko"}             | locale      | "ko"
            POST  | /api/rooms                       | {"name":"x"}                | name        | "x"
            POST  | /api/rooms                       | {"capacity":8,"name":"x"}   | capacity    | 8
            POST  | /api/rooms                       | {"passcode":"1234","name":"x"} | passcode | "1234"
            POST  | /api/rooms                       | {"visibility":"public","name":"x"} | visibility | "public"
            POST  | /api/rooms                       | {"relayOnly":false,"name":"x"} | relayOnly | false
            PATCH | ROOM                             | {"name":"x"}                | name        | "x"
            PATCH | ROOM                             | {"capacity":8}              | capacity    | 8
            PATCH | ROOM                             | {"passcode":"1234"}         | passcode    | "1234"
            POST  | ROOM/host                        | {"secret":"x"}              | secret      | "x"
            POST  | ROOM/participants/x/away         | {"incarnation":1}           | incarnation | 1
            """)
    void aBodyIsReadInOneWayOrRefused(String method, String path, String good, String field, String value) {
        HostileJson.of(good, field, value).forEach((what, body) -> {
            Answer answer = ann.json(method, path.replace("ROOM", room), body);
            assertThat(answer.status()).as("%s: %s: %s", what, body, answer).isEqualTo(400);
            assertThat(answer.problem()).isIn("400 malformed", "400 validation");
        });
        assertThat(ann.get("/api/users/me").text("displayName")).isEqualTo("Ann");
        assertThat(ann.get(room).text("name")).isEqualTo("W");
    }

    @Test
    void noOtherEncodingIsGuessed() {
        for (Charset charset : List.of(UTF_16, UTF_16BE, UTF_16LE, Charset.forName("UTF-32"))) {
            byte[] body = "{\"displayName\":\"x\"}".getBytes(charset);
            for (String type : List.of("application/json", "application/json;charset=" + charset)) {
                Answer answer = http.raw(
                        "POST", "/api/users", body, List.of("Content-Type: " + type, "Content-Length: " + body.length));
                assertThat(answer.problem())
                        .as("%s as %s", charset, type)
                        .isIn("400 malformed", "415 media-type-unsupported");
            }
        }
    }
}
