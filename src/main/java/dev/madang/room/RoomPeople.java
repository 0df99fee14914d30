package dev.madang.room;

import dev.madang.user.UserId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Who hosts a room and who is banned, in one question and without entities: it is asked at each join. */
@Component
class RoomPeople {

    private static final String QUESTION = """
            select exists (select 1 from room_hosts where room_code = ? and user_id = ?),
                exists (select 1 from room_bans where room_code = ? and user_id = ?)
            """;

    private final JdbcTemplate jdbc;

    RoomPeople(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Entrance entrance(RoomDetails room, UserId user) {
        String code = room.code().value();
        Entrance entrance = jdbc.queryForObject(
                QUESTION,
                (row, number) -> new Entrance(room, row.getBoolean(1), row.getBoolean(2)),
                code,
                user.value(),
                code,
                user.value());
        if (entrance == null) {
            throw new IllegalStateException("one row for one question");
        }
        return entrance;
    }
}
