package dev.madang.room;

import static dev.madang.ProtocolSamples.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import dev.madang.ProtocolSamples;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;

@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RoomApiTests {

    private final Http http;
    private final JdbcClient database;
    private final Http host;

    RoomApiTests(@LocalServerPort int port, JdbcClient database) {
        this.http = Http.at(port);
        this.database = database;
        this.host = http.as(http.register("Host"));
    }

    @Test
    void createsAsTheProtocolSays() {
        Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(1, ChronoUnit.HOURS);
        Answer created = host.post(
                "/api/rooms",
                "{\"name\":\" Weekly \",\"startsAt\":\"%s\",\"endsAt\":\"%s\"}"
                        .formatted(start, start.plus(1, ChronoUnit.HOURS)));

        assertThat(created.status()).isEqualTo(201);
        assertThat(fields(created.json())).isEqualTo(fields(ProtocolSamples.read("room")));
        String code = created.text("code");
        assertThat(created.header("Location")).isEqualTo("/api/rooms/" + code);
        assertThat(created.text("hostLink")).matches("/r/" + code + "#host=[A-Za-z0-9_-]{43}");
        assertThat(created.text("name")).isEqualTo("Weekly");
        assertThat(created.text("visibility")).isEqualTo("public");
        assertThat(created.json().required("capacity").asInt()).isEqualTo(8);
        assertThat(created.text("state")).isEqualTo("open");

        Answer read = http.get("/api/rooms/" + code);
        assertThat(fields(read.json()))
                .doesNotContain("hostLink")
                .hasSize(fields(created.json()).size() - 1);
    }

    @Test
    void keepsNoSecretAndTellsNoPasscode() {
        Answer created = host.post("/api/rooms", "{\"name\":\"W\",\"passcode\":\"비밀 암호 1234\"}");
        String secret = created.text("hostLink").replaceAll(".*host=", "");
        assertThat(created.body()).contains("\"passcodeRequired\":true").doesNotContain("1234");
        assertThat(database.sql("select * from rooms where code = ?")
                        .param(created.text("code"))
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain(secret)
                .doesNotContain("1234")
                .contains("{pbkdf2}");
    }

    /** Each is told to everybody inside, and some are written down. */
    @Test
    void aUserChangesRoomsOnlySoOften() {
        String room = "/api/rooms/" + create("{\"name\":\"W\"}");
        List<String> answers = IntStream.range(0, 70)
                .mapToObj(i -> host.patch(room, "{\"entry\":\"%s\"}".formatted(i % 2 == 0 ? "knock" : "open")))
                .filter(answer -> answer.status() != 200)
                .map(Answer::problem)
                .toList();
        assertThat(answers).hasSizeBetween(5, 10).containsOnly("429 too-many-attempts");
    }

    @Test
    void aHostChangesOnlyWhatIsSent() {
        String room = "/api/rooms/" + create("{\"name\":\"W\",\"passcode\":\"1234\",\"capacity\":4}");
        Answer renamed = host.patch(room, "{\"name\":\"X\",\"visibility\":\"unlisted\"}");
        assertThat(renamed.body())
                .contains(
                        "\"name\":\"X\"", "\"visibility\":\"unlisted\"", "\"capacity\":4", "\"passcodeRequired\":true");
        assertThat(host.patch(room, "{\"passcode\":\"\"}").body()).contains("\"passcodeRequired\":false");
        assertThat(host.patch(room, "{\"passcode\":\"5678\"}").body()).contains("\"passcodeRequired\":true");
    }

    @Test
    void nobodyElseChangesOrEndsARoom() {
        String room = "/api/rooms/" + create("{\"name\":\"W\"}");
        Http other = http.as(http.register("Other"));
        assertThat(other.patch(room, "{\"name\":\"X\"}").problem()).isEqualTo("403 forbidden");
        assertThat(other.patch(room, "{\"passcode\":\"1234\"}").problem()).isEqualTo("403 forbidden");
        assertThat(other.delete(room).problem()).isEqualTo("403 forbidden");
        assertThat(http.patch(room, "{\"name\":\"X\"}").problem()).isEqualTo("401 token-invalid");
        assertThat(http.delete(room).problem()).isEqualTo("401 token-invalid");
        assertThat(http.get(room).text("name")).isEqualTo("W");
    }

    @Test
    void theHostLinkMakesAHost() {
        Answer created = host.post("/api/rooms", "{\"name\":\"W\"}");
        String room = "/api/rooms/" + created.text("code");
        String secret = created.text("hostLink").replaceAll(".*host=", "");
        Http other = http.as(http.register("Other"));

        assertThat(other.post(room + "/host", "{\"secret\":\"" + secret.substring(1) + "\"}")
                        .problem())
                .isEqualTo("403 host-secret-wrong");
        assertThat(other.post(room + "/host", "{\"secret\":\"\"}").problem()).isEqualTo("400 validation");
        assertThat(http.post(room + "/host", "{\"secret\":\"" + secret + "\"}").problem())
                .isEqualTo("401 token-invalid");
        for (int i = 0; i < 2; i++) {
            assertThat(other.post(room + "/host", "{\"secret\":\"" + secret + "\"}")
                            .status())
                    .isEqualTo(204);
        }
        assertThat(other.patch(room, "{\"name\":\"X\"}").status()).isEqualTo(200);
    }

    @Test
    void anEndedRoomStaysEnded() {
        Answer created = host.post("/api/rooms", "{\"name\":\"W\"}");
        String room = "/api/rooms/" + created.text("code");
        assertThat(host.delete(room).status()).isEqualTo(204);
        assertThat(http.get(room).text("state")).isEqualTo("ended");
        assertThat(host.delete(room).problem()).isEqualTo("410 room-ended");
        assertThat(host.patch(room, "{\"name\":\"X\"}").problem()).isEqualTo("410 room-ended");
        String secret = created.text("hostLink").replaceAll(".*host=", "");
        assertThat(host.post(room + "/host", "{\"secret\":\"" + secret + "\"}").problem())
                .isEqualTo("410 room-ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaa-bbbb-ccccc", "A", "a.b", "*", "%20", "%27", "null"})
    void aRoomThatIsNotThereIsUnknown(String code) {
        assertThat(http.get("/api/rooms/" + code).problem()).isEqualTo("404 room-unknown");
        assertThat(host.delete("/api/rooms/" + code).problem()).isEqualTo("404 room-unknown");
        assertThat(host.patch("/api/rooms/" + code, "{}").problem()).isEqualTo("404 room-unknown");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                   | name
            {"name":"a\\nb"}                     | name
            {"name":"W","capacity":1}            | capacity
            {"name":"W","capacity":17}           | capacity
            {"name":"W","capacity":"8"}          | capacity
            {"name":"W","capacity":8.5}          | capacity
            {"name":"W","capacity":1e99}         | capacity
            {"name":"W","visibility":"private"}  | visibility
            {"name":"W","visibility":"PUBLIC"}   | visibility
            {"name":"W","visibility":0}          | visibility
            {"name":"W","passcode":"123"}        | passcode
            {"name":"W","passcode":""}           | passcode
            {"name":"W","code":"mine"}           | code
            {"name":"W","state":"ended"}         | state
            """)
    void namesTheFieldThatIsWrong(String body, String field) {
        Answer answer = host.post("/api/rooms", body);
        assertThat(answer.problem()).isEqualTo("400 validation");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void textStaysTextWhateverItLooksLike() {
        List<String> payloads = List.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "javascript:alert(1)",
                "' or '1'='1",
                "${7*7} #{7*7}",
                "__proto__");
        for (String payload : payloads) {
            Answer created = host.post("/api/rooms", "{\"name\":\"" + payload + "\",\"visibility\":\"unlisted\"}");
            Answer read = http.get("/api/rooms/" + created.text("code"));
            assertThat(read.text("name")).isEqualTo(payload);
            assertThat(read.header("Content-Type")).startsWith("application/json");
            assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
            host.delete("/api/rooms/" + created.text("code"));
        }
    }

    @Test
    void refusesTextThatTurnsWhatFollows() {
        assertThat(host.post("/api/rooms", "{\"name\":\"\u202egnp.exe\"}").problem())
                .isEqualTo("400 validation");
    }

    @Test
    void aUserHasAtMostTwentyOpenRoomsAlsoWhenAskingAtOnce() {
        Http eager = http.as(http.register("Eager"));
        List<Answer> answers = IntStream.range(0, 24)
                .parallel()
                .mapToObj(i -> eager.post("/api/rooms", "{\"name\":\"W\",\"visibility\":\"unlisted\"}"))
                .toList();
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(20);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allMatch(answer -> answer.problem().equals("409 too-many-rooms"));
        answers.stream()
                .filter(answer -> answer.status() == 201)
                .limit(1)
                .forEach(answer -> eager.delete("/api/rooms/" + answer.text("code")));
        assertThat(eager.post("/api/rooms", "{\"name\":\"W\",\"visibility\":\"unlisted\"}")
                        .status())
                .isEqualTo(201);
    }

    private String create(String body) {
        return host.post("/api/rooms", body).text("code");
    }
}
