package dev.madang.signaling;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** Speaks to sessions that are not spoken to otherwise, and ends those that have fallen silent. */
@Component
class Heartbeats {

    /** Missed ones end a session. */
    static final int MISSED = 3;

    /** So often in an interval somebody looks. */
    private static final int LOOKS = 5;

    private final SignalingSessions sessions;
    private final SignalingSettings settings;
    private final Refusals refusals;
    private final TaskScheduler scheduler;

    Heartbeats(
            SignalingSessions sessions,
            SignalingSettings settings,
            Refusals refusals,
            @Qualifier("taskScheduler") TaskScheduler scheduler) {
        this.sessions = sessions;
        this.settings = settings;
        this.refusals = refusals;
        this.scheduler = scheduler;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        Duration pause = settings.heartbeat().dividedBy(LOOKS);
        long nextLook = pause.toNanos();
        scheduler.scheduleWithFixedDelay(() -> look(System.nanoTime(), nextLook), pause);
    }

    private void look(long now, long nextLook) {
        sessions.forEach(session -> {
            if (session.pulse.isSilent(now)) {
                refusals.giveUp(session);
            } else if (session.pulse.isBeatDue(now, nextLook)) {
                session.beat();
            }
        });
    }
}
