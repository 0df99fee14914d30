package dev.madang.membership;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One participation as it is stored: a resumed session stays the same row. */
@Entity
@Table(name = "memberships")
class Membership {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String participantId = "";
    private String roomCode = "";
    private @Nullable String userId;
    private String displayName = "";

    @Enumerated(EnumType.STRING)
    private Role role = Role.PARTICIPANT;

    /** Null while the hand is down; whoever was first has the lowest. */
    private @Nullable Long handOrder;

    private int incarnation = 1;
    private Instant joinedAt = Instant.EPOCH;
    private @Nullable Instant resumedAt;
    private @Nullable Instant leftAt;

    @Enumerated(EnumType.STRING)
    private @Nullable LeaveReason leftReason;

    private int talkSeconds;

    private @Nullable String resumeHash;
    private @Nullable String previousResumeHash;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "run_id")
    private @Nullable ServerRun run;

    protected Membership() {}

    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    String participantId() {
        return participantId;
    }

    String roomCode() {
        return roomCode;
    }

    @Nullable
    String userId() {
        return userId;
    }

    String displayName() {
        return displayName;
    }

    Role role() {
        return role;
    }

    @Nullable
    Long handOrder() {
        return handOrder;
    }

    int incarnation() {
        return incarnation;
    }

    Instant joinedAt() {
        return joinedAt;
    }

    @Nullable
    Instant resumedAt() {
        return resumedAt;
    }

    @Nullable
    Instant leftAt() {
        return leftAt;
    }

    @Nullable
    LeaveReason leftReason() {
        return leftReason;
    }

    int talkSeconds() {
        return talkSeconds;
    }

    @Nullable
    String resumeHash() {
        return resumeHash;
    }

    @Nullable
    String previousResumeHash() {
        return previousResumeHash;
    }

    /** The run of this membership is dead: it ended when that run was last alive. */
    void interrupt() {
        if (run == null) {
            throw new IllegalStateException("a membership belongs to a run");
        }
        leftAt = run.lastAlive().isBefore(joinedAt) ? joinedAt : run.lastAlive();
        leftReason = LeaveReason.INTERRUPTED;
    }
}
