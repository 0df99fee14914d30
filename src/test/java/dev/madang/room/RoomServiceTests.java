package dev.madang.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.MadangTest;
import dev.madang.user.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MadangTest
@RecordApplicationEvents
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RoomServiceTests {

    private final Http host;
    private final RoomService rooms;
    private final UnusedRooms unused;
    private final JdbcClient database;

    RoomServiceTests(@LocalServerPort int port, RoomService rooms, UnusedRooms unused, JdbcClient database) {
        this.host = Http.at(port).as(Http.at(port).register("Host"));
        this.rooms = rooms;
        this.unused = unused;
        this.database = database;
    }

    @Test
    void matchesThePasscodeAlsoWhenHangulIsTypedInParts() {
        RoomCode code = create("{\"name\":\"W\",\"passcode\":\"비밀암호\"}");
        assertThat(rooms.passcodeMatches(code, "비밀암호")).isTrue();
        assertThat(rooms.passcodeMatches(code, java.text.Normalizer.normalize("비밀암호", java.text.Normalizer.Form.NFD)))
                .isTrue();
        assertThat(rooms.passcodeMatches(code, "비밀암")).isFalse();
        assertThat(rooms.passcodeMatches(create("{\"name\":\"W\"}"), "any")).isTrue();
        assertThat(rooms.passcodeMatches(new RoomCode("nowhere"), "any")).isFalse();
    }

    @Test
    void aBanHoldsForThatRoomAndCanBeRepeated() {
        RoomCode code = create("{\"name\":\"W\"}");
        RoomCode other = create("{\"name\":\"W\"}");
        UserId user = new UserId(host.get("/api/users/me").text("id"));
        rooms.ban(code, user);
        rooms.ban(code, user);
        assertThat(rooms.isBanned(code, user)).isTrue();
        assertThat(rooms.isBanned(other, user)).isFalse();
    }

    @Test
    void theCreatorIsAHost() {
        RoomCode code = create("{\"name\":\"W\"}");
        assertThat(rooms.isHost(code, new UserId(host.get("/api/users/me").text("id"))))
                .isTrue();
        assertThat(rooms.isHost(code, new UserId("nobody"))).isFalse();
    }

    @Test
    void tellsOnceThatARoomEnded(ApplicationEvents events) {
        RoomCode code = create("{\"name\":\"W\"}");
        rooms.end(code, "ended");
        rooms.end(code, "expired");
        rooms.end(new RoomCode("nowhere"), "ended");
        assertThat(events.stream(RoomEnded.class)).containsExactly(new RoomEnded(code, "ended"));
        assertThat(rooms.find(code)).map(RoomDetails::state).contains(RoomState.ENDED);
    }

    @Test
    void aRoomEndsWhenNobodyJoinedItForThirtyDays(ApplicationEvents events) {
        RoomCode old = create("{\"name\":\"W\"}");
        RoomCode joined = create("{\"name\":\"W\"}");
        RoomCode recent = create("{\"name\":\"W\"}");
        used(old, 31);
        used(joined, 31);
        used(recent, 29);
        rooms.touched(joined);

        unused.end();

        assertThat(events.stream(RoomEnded.class)).containsExactly(new RoomEnded(old, "expired"));
    }

    private void used(RoomCode code, int daysAgo) {
        database.sql("update rooms set last_used_at = ? where code = ?")
                .params(Instant.now().minus(daysAgo, ChronoUnit.DAYS).atOffset(ZoneOffset.UTC), code.value())
                .update();
    }

    private RoomCode create(String body) {
        return new RoomCode(host.post("/api/rooms", body).text("code"));
    }
}
