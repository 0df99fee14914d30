package dev.madang.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madang.MadangTest;
import dev.madang.membership.Departures;
import dev.madang.membership.JoinRequest;
import dev.madang.membership.JoinService;
import dev.madang.membership.MediaState;
import dev.madang.membership.ParticipantRegistry;
import dev.madang.membership.Seat;
import dev.madang.problem.ProblemCode;
import dev.madang.room.RoomCode;
import dev.madang.user.RandomIds;
import dev.madang.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;

@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class PollBoardTests {

    private final PollBoard board;
    private final ParticipantRegistry registry;
    private final JoinService joins;
    private final Departures departures;
    private final JdbcClient database;

    PollBoardTests(
            PollBoard board,
            ParticipantRegistry registry,
            JoinService joins,
            Departures departures,
            JdbcClient database) {
        this.board = board;
        this.registry = registry;
        this.joins = joins;
        this.departures = departures;
        this.database = database;
    }

    /** The whole poll is told with each vote; names come and go at no cost. */
    @Test
    void hasPlaceForSoManyWhoVoteAndLeave() {
        RoomCode room = room();
        Seat host = join(room, "host");
        registry.promote(room, host.user());
        board.ask(host, new PollDraft("Lunch?", List.of("a", "b"), false, false));
        String poll = board.of(room).get(0).id();
        board.vote(host, poll, Set.of(0));
        for (int i = 1; i < Poll.MAX_VOTERS; i++) {
            Seat voter = join(room, "s" + i);
            board.vote(voter, poll, Set.of(1));
            departures.leave(voter.id(), "s" + i);
        }
        Seat late = join(room, "late");
        assertThatThrownBy(() -> board.vote(late, poll, Set.of(0))).hasMessage(ProblemCode.BUSY.code());
        board.vote(host, poll, Set.of(1));
        assertThat(board.of(room).get(0).options().get(1).names()).hasSize(Poll.MAX_VOTERS);
    }

    private Seat join(RoomCode room, String session) {
        Seat seat = registry.open(room, user(), session);
        var media = new MediaState(false, false, false);
        joins.join(seat, session, new JoinRequest("Ann", media, Map.of(), null, "192.0.2.1", true), seating -> false);
        return seat;
    }

    private RoomCode room() {
        String code = RandomIds.id();
        database.sql("""
                insert into rooms (code, name, visibility, capacity, host_secret_hash, state, created_at, last_used_at,
                    version) values (?, 'Weekly', 'PUBLIC', 3, '', 'OPEN', current_timestamp, current_timestamp, 0)""").param(code).update();
        return new RoomCode(code);
    }

    private UserId user() {
        String id = RandomIds.id();
        database.sql("""
                insert into users (id, display_name, locale, created_at, last_seen_at, version)
                values (?, 'Ann', 'en', current_timestamp, current_timestamp, 0)""").param(id).update();
        return new UserId(id);
    }
}
