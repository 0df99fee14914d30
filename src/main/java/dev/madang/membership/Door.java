package dev.madang.membership;

import dev.madang.limit.RateLimit;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.RoomEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Those who wait to be let in. They take no seat. Every method needs the monitor of the room. */
@Component
class Door {

    /** Of one room, beyond whom nobody waits. */
    private static final int MAX_WAITING = 30;
    /** In which who was answered takes the seat, or tries again. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(2);

    /** Each of them is heard inside. */
    private final RateLimit knocks = new RateLimit(10, Duration.ofMinutes(10));

    private final Deadlines deadlines;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Door(Deadlines deadlines, ApplicationEventPublisher events, Clock clock) {
        this.deadlines = deadlines;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Whether this seat comes in only when somebody lets it in.
     *
     * @throws ProblemException {@code room-locked} when nobody is let in
     */
    boolean isClosedTo(Seat seat, boolean host, RoomEntry entry) {
        if (host || seat.admitted || entry == RoomEntry.OPEN || seat.live.knows(seat.user())) {
            return false;
        }
        if (entry == RoomEntry.LOCKED) {
            throw new ProblemException(ProblemCode.ROOM_LOCKED);
        }
        return true;
    }

    /**
     * Waits from now on, as long as its session lives; again, it is told its place.
     *
     * @throws ProblemException {@code busy} when too many wait, of whom nobody makes way, {@code too-many-attempts} when it came too often
     */
    void knock(Seat seat, String sessionId, JoinRequest request) {
        RoomSeats live = seat.live;
        if (live.isWaiting(seat)) {
            tellPlaces(live, seat);
        } else {
            Knock leaving = live.knocks().size() < MAX_WAITING ? null : whoMakesWay(live, request.source());
            knocks.use(live.code() + " " + seat.user());
            if (leaving != null) {
                refuse(live, leaving.seat().id(), ProblemCode.BUSY);
            }
            live.knock(new Knock(seat, sessionId, request.withoutPasscode(), clock.instant()));
            deadlines.clear(seat);
            tell(live);
        }
    }

    /**
     * The last of the address that has most places makes way, so that nobody fills a door for the others; a class of one
     * address has all places as long as no others come.
     *
     * @throws ProblemException {@code busy} when nobody does
     */
    private static Knock whoMakesWay(RoomSeats live, String source) {
        Map<String, List<Knock>> bySource = live.knocks().stream()
                .collect(Collectors.groupingBy(knock -> knock.request().source()));
        List<Knock> most = Collections.max(bySource.values(), Comparator.comparing(List::size));
        int own = bySource.getOrDefault(source, List.of()).size();
        if (own + 1 >= most.size()) {
            throw new ProblemException(ProblemCode.BUSY);
        }
        return most.get(most.size() - 1);
    }

    /** Lets this one in, or all who wait. Returns who they are. */
    List<Knock> admit(RoomSeats live, @Nullable ParticipantId only) {
        return answer(live, only, null);
    }

    List<Knock> refuse(RoomSeats live, @Nullable ParticipantId only, ProblemCode why) {
        return answer(live, only, why);
    }

    /** The room may let in others than before. */
    void settle(RoomSeats live) {
        if (live.entry() == RoomEntry.OPEN) {
            admit(live, null);
        } else if (live.entry() == RoomEntry.LOCKED) {
            // Also who was let in and found no place yet.
            live.seats().forEach(seat -> seat.admitted = false);
            refuse(live, null, ProblemCode.ROOM_LOCKED);
        }
    }

    /** Tells those who wait their places, and those inside who waits. */
    void tell(RoomSeats live) {
        List<QueueChanged.Waiting> waiting = live.knocks().stream()
                .map(knock ->
                        new QueueChanged.Waiting(knock.seat(), knock.request().displayName(), knock.since()))
                .toList();
        events.publishEvent(new QueueChanged(waiting, attendants(live)));
        tellPlaces(live, null);
    }

    private void tellPlaces(RoomSeats live, @Nullable Seat only) {
        List<Knock> knocks = live.knocks();
        boolean attended = !attendants(live).isEmpty();
        for (int place = 0; place < knocks.size(); place++) {
            Seat seat = knocks.get(place).seat();
            if (only == null || only == seat) {
                events.publishEvent(new Queued(seat, place + 1, knocks.size(), attended));
            }
        }
    }

    private static List<Seat> attendants(RoomSeats live) {
        return live.seats().stream()
                .filter(seat ->
                        seat.isSeated() && seat.role() != Role.PARTICIPANT && seat.connection() == Connection.CONNECTED)
                .toList();
    }

    /** Those inside have changed. */
    void tellIfAnybodyWaits(RoomSeats live) {
        if (!live.knocks().isEmpty()) {
            tell(live);
        }
    }

    private List<Knock> answer(RoomSeats live, @Nullable ParticipantId only, @Nullable ProblemCode refusal) {
        List<Knock> answered = live.knocks().stream()
                .filter(knock -> only == null || knock.seat().id().equals(only))
                .toList();
        for (Knock knock : answered) {
            live.answer(knock.seat());
            knock.seat().admitted = refusal == null;
            deadlines.set(knock.seat(), AFTERWARDS);
            events.publishEvent(new KnockAnswered(knock.sessionId(), knock.request(), refusal));
        }
        if (!answered.isEmpty()) {
            tell(live);
        }
        return answered;
    }
}
