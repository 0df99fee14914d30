package dev.madang.signaling;

import dev.madang.membership.Departures;
import dev.madang.membership.Seat;
import dev.madang.membership.SessionDismissed;
import dev.madang.problem.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** Brings seats the news of their sessions, and sessions the news of their seats. */
@Component
class SessionListener {

    /** These may close their session by themselves, once they have read the last event, which goes another way. */
    private static final Set<ProblemCode> UNHURRIED = Set.of(ProblemCode.ROOM_ENDED, ProblemCode.SEAT_EXPIRED);

    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final long FAREWELL_POLL_MILLIS = 20;
    private static final Duration LAST_EVENT = Duration.ofSeconds(1);

    private final SignalingSessions sessions;
    private final Topics topics;
    private final Departures departures;
    private final Refusals refusals;
    private final TaskScheduler scheduler;
    private final Clock clock;

    SessionListener(
            SignalingSessions sessions,
            Topics topics,
            Departures departures,
            Refusals refusals,
            @Qualifier("taskScheduler") TaskScheduler scheduler,
            Clock clock) {
        this.sessions = sessions;
        this.topics = topics;
        this.departures = departures;
        this.refusals = refusals;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Its connection is gone. May be told more than once. */
    void ended(SignalingSession session) {
        session.end();
        topics.forget(session);
        sessions.remove(session);
        Seat seat = session.seatOrNull();
        if (seat != null) {
            departures.disconnected(seat.id(), session.id());
        }
    }

    @EventListener
    void on(SessionDismissed dismissed) {
        sessions.find(dismissed.sessionId()).ifPresent(session -> {
            if (UNHURRIED.contains(dismissed.reason())) {
                scheduler.schedule(
                        () -> refusals.refuse(session, dismissed.reason()),
                        clock.instant().plus(LAST_EVENT));
            } else {
                refusals.refuse(session, dismissed.reason());
            }
        });
    }

    /** The server stops: everybody is told to come back, spread over some seconds, and has a moment to hear it. */
    @EventListener
    void on(ContextClosedEvent closed) throws InterruptedException {
        sessions.drain();
        sessions.all().forEach(session -> refusals.refuse(session, ProblemCode.DRAINING));
        long patience = System.nanoTime() + FAREWELL.toNanos();
        while (!sessions.isEmpty() && System.nanoTime() - patience < 0) {
            TimeUnit.MILLISECONDS.sleep(FAREWELL_POLL_MILLIS);
        }
    }
}
