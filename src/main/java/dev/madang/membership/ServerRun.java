package dev.madang.membership;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run of the server, from start to stop; its last beat tells when a killed one was last alive. */
@Entity
@Table(name = "server_runs")
class ServerRun {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private Instant startedAt = Instant.EPOCH;
    private Instant beatAt = Instant.EPOCH;
    private @Nullable Instant stoppedAt;

    protected ServerRun() {}

    ServerRun(Instant startedAt) {
        this.startedAt = startedAt;
        this.beatAt = startedAt;
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("not stored yet");
        }
        return id;
    }

    Instant lastAlive() {
        return stoppedAt == null ? beatAt : stoppedAt;
    }
}
