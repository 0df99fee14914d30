package dev.madang.membership;

import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;

/** The rows that are written whenever somebody comes in or leaves, without entities. Everything else has repositories. */
@Component
class MembershipRows {

    private static final String JOINED = """
            insert into memberships (participant_id, room_code, user_id, display_name, role, incarnation, joined_at,
                talk_seconds, resume_hash, run_id)
            values (?, ?, ?, ?, ?, 1, ?, 0, ?, ?)
            """;

    private static final String LEFT = """
            update memberships set left_at = ?, left_reason = ?, resume_hash = null, previous_resume_hash = null
            where id = ? and left_at is null
            """;

    private static final String STANDS = "update room_standings set standing = ? where room_code = ? and user_id = ?";
    private static final String STANDS_NOW =
            "insert into room_standings (standing, room_code, user_id) values (?, ?, ?)";

    private final JdbcTemplate jdbc;

    MembershipRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the key of the row. */
    long joined(Seat seat, String displayName, Role role, Instant at, long run) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement row = connection.prepareStatement(JOINED, new String[] {"id"});
                    row.setString(1, seat.id().value());
                    row.setString(2, seat.room().value());
                    row.setString(3, seat.user().value());
                    row.setString(4, displayName);
                    row.setString(5, role.name());
                    row.setObject(6, at.atOffset(ZoneOffset.UTC));
                    row.setString(7, seat.tokens.currentHash());
                    row.setLong(8, run);
                    return row;
                },
                key);
        return Objects.requireNonNull(key.getKey(), "a key that the database gives")
                .longValue();
    }

    void neverJoined(long id) {
        jdbc.update("delete from memberships where id = ?", id);
    }

    void left(long id, Instant at, LeaveReason reason) {
        OffsetDateTime when = at.atOffset(ZoneOffset.UTC);
        jdbc.update(LEFT, when, reason.name(), id);
    }

    void stands(String room, String user, String standing) {
        if (jdbc.update(STANDS, standing, room, user) == 0) {
            jdbc.update(STANDS_NOW, standing, room, user);
        }
    }
}
