package dev.madang.room;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user who may change, moderate and end a room. */
@Entity
@Table(name = "room_hosts")
class RoomHost {

    @EmbeddedId
    @Column
    private RoomUserKey key;

    @Column
    private Instant since;

    protected RoomHost() {}

    RoomHost(RoomUserKey key, Instant since) {
        this.key = key;
        this.since = since;
    }
}
