package dev.madang.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import dev.madang.ProtocolSamples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

@MadangTest
@ExtendWith(OutputCaptureExtension.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RefusalTests {

    private final Http http;

    RefusalTests(@LocalServerPort int port) {
        this.http = Http.at(port);
    }

    @Test
    void aProblemLooksAsInTheProtocol() {
        Answer answer = http.get("/api/rooms/aaaa-bbbb-ccccc");
        assertThat(answer.json()).isEqualTo(ProtocolSamples.read("problem"));
        assertThat(http.with("Accept-Language: ko")
                        .get("/api/rooms/aaaa-bbbb-ccccc")
                        .text("detail"))
                .isEqualTo("방을 찾을 수 없어요. 링크나 코드를 확인해 주세요.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "null",
                "{\"displayName\":\"a\",\"displayName\":\"b\"}",
                "{\"displayName\":\"a\"}{}",
                "{\"displayName\":\"a\"} x",
                "{'displayName':'a'}",
                "{displayName:\"a\"}",
                "{\"displayName\":\"a\",}",
                "{\"displayName\":\"a\"/**/}",
                "{\"displayName\":NaN}",
                "\u0000",
            })
    void whatIsNotJsonIsMalformed(String body) {
        assertThat(http.post("/api/users", body).problem()).isEqualTo("400 malformed");
    }

    @Test
    void deepNestingIsMalformed() {
        String deep = "{\"displayName\":" + "[".repeat(1000) + "]".repeat(1000) + "}";
        assertThat(http.post("/api/users", deep).problem()).isIn("400 malformed", "400 validation");
        assertThat(http.post("/api/users", "[".repeat(1000)).problem()).isEqualTo("400 malformed");
    }

    @Test
    void invalidUtf8IsMalformed() {
        byte[] body = "{\"displayName\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        body[16] = (byte) 0xff;
        assertThat(http.raw(
                                "POST",
                                "/api/users",
                                body,
                                List.of("Content-Type: application/json", "Content-Length: " + body.length))
                        .problem())
                .isEqualTo("400 malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/yaml",
                "application/xml",
                "application/cbor",
                "x"
            })
    void takesJsonOnly(String type) {
        assertThat(http.send("POST", "/api/users", "displayName: a", List.of("Content-Type: " + type))
                        .problem())
                .isEqualTo("415 media-type-unsupported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "application/yaml", "image/png"})
    void answersJsonOnly(String type) {
        assertThat(http.with("Accept: " + type).get("/api/rooms").problem()).isEqualTo("406 not-acceptable");
        assertThat(http.with("Accept: " + type)
                        .get("/api/rooms/aaaa-bbbb-ccccc")
                        .problem())
                .isEqualTo("404 room-unknown");
    }

    @Test
    void tellsWhichMethodsThereAre() {
        Answer answer = http.as(http.register("Ann")).json("PUT", "/api/rooms", "{}");
        assertThat(answer.problem()).isEqualTo("405 method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET", "POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/rooms?q=%",
                "/api/rooms?q=%ff%zz",
                "/actuator/health?%zz",
                "/v3/api-docs?%zz",
                "/?%",
                "/admin/login?%zz"
            })
    void parametersThatCannotBeReadAreMalformed(String path) {
        assertThat(http.get(path).problem()).isEqualTo("400 malformed");
    }

    @Test
    void tooManyParametersAreMalformed() {
        assertThat(http.get("/api/rooms?" + "a=1&".repeat(1_100)).problem()).isEqualTo("400 malformed");
    }

    /** Its text would be a line of the log. */
    @Test
    void aFormIsNoWayIntoTheLog(CapturedOutput output) {
        String form = "x=1&a=%zz\n2026-01-01T00:00:00.000Z  WARN 1 --- forged";
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            Answer answer = http.raw(
                    method,
                    "/api/users",
                    form.getBytes(StandardCharsets.UTF_8),
                    List.of(
                            "Content-Type: application/x-www-form-urlencoded",
                            "Content-Length: " + form.getBytes(StandardCharsets.UTF_8).length));
            assertThat(answer.status()).as(method).isBetween(400, 499);
        }
        assertThat(output).doesNotContain("forged");
    }

    @Test
    void refusesALargeBodyByItsLength() {
        assertThat(http.raw(
                                "POST",
                                "/api/users",
                                new byte[0],
                                List.of("Content-Type: application/json", "Content-Length: 50000000"))
                        .problem())
                .isEqualTo("413 too-large");
    }

    @Test
    void refusesALargeBodyThatDoesNotTellItsLength() {
        String chunk = "a".repeat(0x8000);
        String body =
                "1\r\n{\r\n" + "10\r\n\"displayName\": \"\r\n" + ("8000\r\n" + chunk + "\r\n").repeat(3) + "0\r\n\r\n";
        assertThat(http.raw(
                                "POST",
                                "/api/users",
                                body.getBytes(StandardCharsets.UTF_8),
                                List.of("Content-Type: application/json", "Transfer-Encoding: chunked"))
                        .problem())
                .isEqualTo("413 too-large");
    }

    @Test
    void refusesTwoLengths(CapturedOutput output) {
        assertThat(http.raw(
                                "POST",
                                "/api/users",
                                "{}".getBytes(StandardCharsets.UTF_8),
                                List.of("Content-Type: application/json", "Content-Length: 2", "Content-Length: 3"))
                        .problem())
                .isEqualTo("400 malformed");
        assertThat(output).doesNotContain("ERROR");
    }

    @Test
    void aForeignOriginLearnsNothing() {
        Answer answer = http.with("Origin: https://evil.example").get("/api/rooms");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        Answer preflight = http.with("Origin: https://evil.example")
                .with("Access-Control-Request-Method: POST")
                .send("OPTIONS", "/api/rooms", "", List.of());
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theHostHeaderIsNotBelieved() {
        Answer answer = http.with("Host: evil.example")
                .with("X-Forwarded-Host: evil.example")
                .get("/admin");
        assertThat(answer.header("Location")).isEqualTo("/admin/login");
    }
}
