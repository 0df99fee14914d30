package dev.madang.membership;

import dev.madang.room.Right;
import dev.madang.room.RoomCode;
import dev.madang.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What was said of those who are or were in a room, until nobody is there. It is written behind, so that a crash lets
 * nobody shed it. What changes needs the monitor of the room.
 */
@Component
class Standings {

    private final RoomStandingRepository stored;
    private final MembershipRows rows;
    private final WriteBehind writes;

    Standings(RoomStandingRepository stored, MembershipRows rows, WriteBehind writes) {
        this.stored = stored;
        this.rows = rows;
        this.writes = writes;
    }

    /** From now on this user neither knocks nor is locked out. */
    void know(RoomSeats live, UserId user) {
        if (live.know(user)) {
            write(live, user);
        }
    }

    void say(RoomSeats live, UserId user, Standing standing) {
        live.stand(user, standing);
        write(live, user);
    }

    /** From now on everybody has this right as the room has it. */
    void forget(RoomSeats live, Right right) {
        live.forgetSaid(right).forEach(user -> write(live, user));
    }

    /** Nobody is here any more. */
    void beginAnew(RoomSeats live) {
        live.beginAnew();
        forget(live.code());
    }

    /** Those of the run before. */
    Map<RoomCode, List<RoomStanding>> stored() {
        return stored.findAll().stream().collect(Collectors.groupingBy(RoomStanding::room));
    }

    void forget(RoomCode room) {
        writes.add(() -> stored.forget(room.value()));
    }

    private void write(RoomSeats live, UserId user) {
        String now = live.lastingStanding(user).text();
        writes.add(() -> rows.stands(live.code().value(), user.value(), now));
    }
}
