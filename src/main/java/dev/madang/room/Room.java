package dev.madang.room;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Open until it ends, and then ended for good. */
@Entity
@Table(name = "rooms")
class Room {

    @Id
    private String code;

    @Column
    private String name;

    @Column
    @Enumerated(EnumType.STRING)
    private RoomVisibility visibility;

    @Column
    private int capacity;

    @Column
    private boolean relayOnly;

    @Column
    @Enumerated(EnumType.STRING)
    private RoomEntry entry;

    /** Of everybody who is neither host nor moderator, where nothing else was said of one. */
    @Column(name = "denied")
    @Convert(converter = RightsConverter.class)
    private Rights rights;

    @Column
    private @Nullable String passcodeHash;

    @Column
    private String hostSecretHash;

    @Column
    @Enumerated(EnumType.STRING)
    private RoomState state;

    /** Null once the user is erased. */
    @Column
    private @Nullable String createdBy;

    @Column
    private Instant createdAt;

    @Column
    private Instant lastUsedAt;

    @Column
    private @Nullable Instant endedAt;

    @Column
    private @Nullable Instant startsAt;

    @Column
    private @Nullable Instant endsAt;

    /** Null until stored: it tells the repository that the row is new, as the code cannot. */
    @Version
    private @Nullable Integer version;

    protected Room() {}

    Room(RoomCode code, String name, String createdBy, String hostSecretHash, Instant now) {
        this.code = code.value();
        this.name = name;
        this.visibility = RoomVisibility.PUBLIC;
        this.capacity = 8;
        this.entry = RoomEntry.OPEN;
        this.rights = Rights.ALL;
        this.hostSecretHash = hostSecretHash;
        this.state = RoomState.OPEN;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.lastUsedAt = now;
    }

    void rename(String name) {
        this.name = name;
    }

    void show(RoomVisibility visibility) {
        this.visibility = visibility;
    }

    void resize(int capacity) {
        this.capacity = capacity;
    }

    void admit(RoomEntry entry) {
        this.entry = entry;
    }

    void allow(Right right, boolean granted) {
        rights = rights.with(right, granted);
    }

    void relay(boolean only) {
        this.relayOnly = only;
    }

    /** With null everybody who has the code may enter. */
    void protect(@Nullable String passcodeHash) {
        this.passcodeHash = passcodeHash;
    }

    void plan(Plan plan) {
        startsAt = plan.startsAt();
        endsAt = plan.endsAt();
    }

    Plan plan() {
        return new Plan(startsAt, endsAt);
    }

    /** @return whether it was open until now */
    boolean end(Instant now) {
        if (state == RoomState.ENDED) {
            return false;
        }
        state = RoomState.ENDED;
        endedAt = now;
        return true;
    }

    boolean isOpen() {
        return state == RoomState.OPEN;
    }

    @Nullable
    String passcodeHash() {
        return passcodeHash;
    }

    String hostSecretHash() {
        return hostSecretHash;
    }

    RoomDetails details() {
        return new RoomDetails(
                new RoomCode(code),
                name,
                visibility,
                capacity,
                passcodeHash != null,
                relayOnly,
                entry,
                rights,
                state,
                createdAt,
                startsAt,
                endsAt,
                version == null ? 0 : version);
    }
}
