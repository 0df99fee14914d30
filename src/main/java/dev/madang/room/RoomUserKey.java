package dev.madang.room;

import dev.madang.user.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** A user in relation to a room. */
@Embeddable
record RoomUserKey(
        @Column(name = "room_code") String roomCode,
        @Column(name = "user_id") String userId) implements Serializable {

    static RoomUserKey of(RoomCode code, UserId user) {
        return new RoomUserKey(code.value(), user.value());
    }
}
