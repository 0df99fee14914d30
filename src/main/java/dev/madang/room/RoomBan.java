package dev.madang.room;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user who was removed from a room and may not enter it again. */
@Entity
@Table(name = "room_bans")
class RoomBan {

    @EmbeddedId
    @Column
    private RoomUserKey key;

    @Column
    private Instant since;

    protected RoomBan() {}

    RoomBan(RoomUserKey key, Instant since) {
        this.key = key;
        this.since = since;
    }
}
