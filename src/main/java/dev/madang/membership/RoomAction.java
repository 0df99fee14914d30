package dev.madang.membership;

import dev.madang.user.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a host or a moderator did, as it is stored. Names go with the accounts. */
@Entity
@Table(name = "room_actions")
class RoomAction {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String roomCode = "";
    private Instant at = Instant.EPOCH;
    private String action = "";
    private String detail = "";
    private @Nullable String actorId;
    private String actorName = "";
    private @Nullable String targetId;
    /** Null for everybody, empty when the account is erased. */
    private @Nullable String targetName;

    protected RoomAction() {}

    RoomAction(String roomCode, Instant at, String action, String detail) {
        this.roomCode = roomCode;
        this.at = at;
        this.action = action;
        this.detail = detail;
    }

    /** A user by the name of that moment. */
    record Person(UserId id, String name) {

        static Person of(Seat seat) {
            return new Person(seat.user(), seat.displayName());
        }
    }

    /** @param actor null when its account is erased */
    void by(@Nullable Person actor) {
        actorId = actor == null ? null : actor.id().value();
        actorName = actor == null ? "" : actor.name();
    }

    /** @param target null when its account is erased */
    void to(@Nullable Person target) {
        targetId = target == null ? null : target.id().value();
        targetName = target == null ? "" : target.name();
    }

    /** Rises with each one that is stored. */
    long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    Instant at() {
        return at;
    }

    String action() {
        return action;
    }

    String detail() {
        return detail;
    }

    String actorName() {
        return actorName;
    }

    @Nullable
    String targetName() {
        return targetName;
    }
}
