package dev.madang.membership;

import dev.madang.room.RoomCode;
import dev.madang.user.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** What was said of a user who was in since the room was empty, as it is stored. */
@Entity
@Table(name = "room_standings")
class RoomStanding {

    @Embeddable
    record Key(
            @Column(name = "room_code") String roomCode,
            @Column(name = "user_id") String userId) implements Serializable {}

    @EmbeddedId
    private Key key = new Key("", "");

    private String standing = "";

    protected RoomStanding() {}

    RoomStanding(RoomCode room, UserId user, Standing standing) {
        this.key = new Key(room.value(), user.value());
        this.standing = standing.text();
    }

    RoomCode room() {
        return new RoomCode(key.roomCode());
    }

    UserId user() {
        return new UserId(key.userId());
    }

    Standing standing() {
        return Standing.parse(standing);
    }
}
