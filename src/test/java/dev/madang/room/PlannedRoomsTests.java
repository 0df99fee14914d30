package dev.madang.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MadangTest
@RecordApplicationEvents
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PlannedRoomsTests {

    private final Http http;
    private final Http host;
    private final JdbcClient database;
    private final PlannedRooms planned;
    private final UnusedRooms unused;
    private final EndedRooms ended;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    PlannedRoomsTests(
            @LocalServerPort int port,
            JdbcClient database,
            PlannedRooms planned,
            UnusedRooms unused,
            EndedRooms ended) {
        http = Http.at(port);
        host = http.as(http.register("Host"));
        this.database = database;
        this.planned = planned;
        this.unused = unused;
        this.ended = ended;
    }

    @Test
    void aHostPlansChangesAndForgetsAPlan() {
        String room = "/api/rooms/" + create("\"endsAt\":\"" + in("PT2H") + "\"");
        assertThat(http.get(room).text("endsAt")).isEqualTo(in("PT2H"));
        assertThat(http.get(room).json().has("startsAt")).isFalse();
        assertThat(host.patch(room, "{\"startsAt\":\"" + in("PT1H") + "\"}").text("startsAt"))
                .isEqualTo(in("PT1H"));
        assertThat(host.patch(room, "{\"name\":\"X\"}").text("endsAt")).isEqualTo(in("PT2H"));
        assertThat(host.patch(room, "{\"startsAt\":\"" + in("PT3H") + "\"}").problem())
                .isEqualTo("400 validation");
        assertThat(host.patch(room, "{\"startsAt\":\"\",\"endsAt\":\"\"}").body())
                .doesNotContain("startsAt", "endsAt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"startsAt\":\"yesterday\"",
                "\"startsAt\":1795167600",
                "\"startsAt\":\"2020-01-01T00:00:00Z\"",
                "\"endsAt\":\"2026-11-20T09:00\"",
                "\"endsAt\":\"2999-01-01T00:00:00Z\"",
                "\"endsAt\":{}"
            })
    void tellsWhichTimeIsWrong(String field) {
        Answer refused = host.post("/api/rooms", "{\"name\":\"W\"," + field + "}");
        assertThat(refused.problem()).isEqualTo("400 validation");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field.substring(1, field.indexOf("\":")));
    }

    @Test
    void aRoomEndsAfterItsGraceAndNoSooner(ApplicationEvents events) {
        RoomCode over = new RoomCode(create("\"endsAt\":\"" + in("PT1H") + "\""));
        RoomCode inGrace = new RoomCode(create("\"endsAt\":\"" + in("PT1H") + "\""));
        endsAt(over, now.minus(6, ChronoUnit.MINUTES));
        endsAt(inGrace, now.minus(4, ChronoUnit.MINUTES));
        planned.end();
        assertThat(http.get("/api/rooms/" + over).text("state")).isEqualTo("ended");
        assertThat(http.get("/api/rooms/" + inGrace).text("state")).isEqualTo("open");
        assertThat(events.stream(RoomEnded.class)).contains(new RoomEnded(over, "planned"));
    }

    @Test
    void aRoomThatIsPlannedForLaterIsNotUnused() {
        String planned = create("\"startsAt\":\"" + in("P60D") + "\"");
        String forgotten = create("\"capacity\":2");
        database.sql("update rooms set last_used_at = ? where code in (?, ?)")
                .params(now.minus(40, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC), planned, forgotten)
                .update();
        unused.end();
        assertThat(http.get("/api/rooms/" + planned).text("state")).isEqualTo("open");
        assertThat(http.get("/api/rooms/" + forgotten).text("state")).isEqualTo("ended");
    }

    @Test
    void theInvitationIsThereForWhoHasTheCodeAndHoldsNoSecret() {
        Answer created = host.post(
                "/api/rooms",
                "{\"name\":\"주간; 회의\",\"visibility\":\"unlisted\",\"passcode\":\"sesame-1234\",\"startsAt\":\""
                        + in("PT1H") + "\"}");
        String room = "/api/rooms/" + created.text("code");
        Answer calendar = http.get(room + "/invitation.ics");
        assertThat(calendar.status()).isEqualTo(200);
        assertThat(calendar.header("Content-Type")).isEqualToIgnoringCase("text/calendar;charset=UTF-8");
        assertThat(calendar.header("Content-Disposition"))
                .startsWith("attachment;")
                .contains(".ics");
        assertThat(calendar.body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .contains("SUMMARY:주간\\; 회의\r\n", "URL:http://localhost:", "/r/" + created.text("code") + "\r\n")
                .doesNotContain("sesame", "host=");

        assertThat(http.with("Host:").get(room + "/invitation.ics").problem())
                .as("no name to link to")
                .isEqualTo("400 malformed");
        host.patch(room, "{\"startsAt\":\"\"}");
        assertThat(http.get(room + "/invitation.ics").problem()).isEqualTo("404 not-planned");
        host.delete(room);
        assertThat(http.get(room + "/invitation.ics").problem()).isEqualTo("410 room-ended");
        assertThat(http.get("/api/rooms/aaaa-bbbb-ccccc/invitation.ics").problem())
                .isEqualTo("404 room-unknown");
    }

    @Test
    void aHostFindsItsRoomsAgainAlsoEndedOnes() {
        String first = create("\"visibility\":\"unlisted\"");
        String second = create("\"capacity\":3");
        String third = create("\"capacity\":4");
        host.delete("/api/rooms/" + second);
        assertThat(codes(host.get("/api/users/me/rooms"))).containsExactly(third, first, second);
        assertThat(codes(host.get("/api/users/me/rooms?size=1&page=2"))).containsExactly(second);
        assertThat(codes(http.as(http.register("Other")).get("/api/users/me/rooms")))
                .isEmpty();
        assertThat(host.get("/api/users/me/rooms?size=101").problem()).isEqualTo("400 validation");
        assertThat(http.get("/api/users/me/rooms").problem()).isEqualTo("401 token-invalid");
    }

    @Test
    void endedRoomsAreDeletedWhenTheirAttendanceIs() {
        String empty = create("\"capacity\":2");
        String attended = create("\"capacity\":2");
        String recent = create("\"capacity\":2");
        for (String code : List.of(empty, attended, recent)) {
            host.delete("/api/rooms/" + code);
        }
        database.sql("update rooms set ended_at = ? where code in (?, ?)")
                .params(now.minus(366, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC), empty, attended)
                .update();
        database.sql("""
                        insert into memberships (participant_id, room_code, display_name, role, incarnation,
                            joined_at, left_at, run_id)
                        select ?, ?, 'Ann', 'PARTICIPANT', 1, now(), now(), max(id) from server_runs
                        """).params("p-" + attended, attended).update();
        ended.delete();
        assertThat(http.get("/api/rooms/" + empty).problem()).isEqualTo("404 room-unknown");
        assertThat(http.get("/api/rooms/" + attended).text("state")).isEqualTo("ended");
        assertThat(http.get("/api/rooms/" + recent).text("state")).isEqualTo("ended");

        database.sql("delete from memberships where room_code = ?")
                .param(attended)
                .update();
        ended.delete();
        assertThat(http.get("/api/rooms/" + attended).problem()).isEqualTo("404 room-unknown");
    }

    private void endsAt(RoomCode code, Instant time) {
        database.sql("update rooms set ends_at = ? where code = ?")
                .params(time.atOffset(ZoneOffset.UTC), code.value())
                .update();
    }

    private String in(String duration) {
        return now.plus(Duration.parse(duration)).toString();
    }

    private String create(String fields) {
        return host.post("/api/rooms", "{\"name\":\"W\"," + fields + "}").text("code");
    }

    private static List<String> codes(Answer page) {
        return page.json()
                .required("rooms")
                .valueStream()
                .map(room -> room.required("code").asString())
                .toList();
    }
}
