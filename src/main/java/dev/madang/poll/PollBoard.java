package dev.madang.poll;

import dev.madang.membership.ParticipantRegistry;
import dev.madang.membership.Role;
import dev.madang.membership.RoomEmptied;
import dev.madang.membership.Seat;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.RoomCode;
import dev.madang.user.RandomIds;
import dev.madang.user.UserId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** The polls of each meeting, until nobody is in the room any more. In memory, never blocks, thread-safe. */
@Service
public class PollBoard {

    static final int PER_MEETING = 20;
    private static final int ID_LETTERS = 12;

    private final Map<RoomCode, List<Poll>> rooms = new ConcurrentHashMap<>();
    private final ParticipantRegistry registry;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PollBoard(ParticipantRegistry registry, ApplicationEventPublisher events, Clock clock) {
        this.registry = registry;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks everybody in the room.
     *
     * @throws ProblemException {@code forbidden}, {@code poll-open} while another one is, {@code too-many-polls}
     */
    public void ask(Seat seat, PollDraft draft) {
        requireModerator(seat);
        rooms.compute(seat.room(), (room, known) -> {
            // Who is there is asked while the polls of an empty room cannot be dropped.
            if (!seat.isSeated()) {
                return known;
            }
            List<Poll> polls = known == null ? new ArrayList<>() : known;
            if (polls.stream().anyMatch(Poll::isOpen)) {
                throw new ProblemException(ProblemCode.POLL_OPEN);
            }
            if (polls.size() >= PER_MEETING) {
                throw new ProblemException(ProblemCode.TOO_MANY_POLLS);
            }
            Poll poll = new Poll(RandomIds.letters(ID_LETTERS), draft, seat.displayName(), clock.instant());
            polls.add(poll);
            tell(room, poll);
            return polls;
        });
    }

    /**
     * Votes, or votes otherwise, for all participants of this user.
     *
     * @throws ProblemException {@code poll-unknown} when there is no such open one, {@code validation}, {@code busy} when
     *     too many have voted
     */
    public void vote(Seat seat, String id, Set<Integer> choices) {
        inOpen(seat, id, poll -> {
            if (!poll.accepts(choices)) {
                throw ProblemException.validation(List.of("choices"));
            }
            if (!poll.hasPlaceFor(seat.user())) {
                throw new ProblemException(ProblemCode.BUSY);
            }
            return poll.vote(seat.user(), seat.displayName(), choices);
        });
    }

    /** @throws ProblemException {@code forbidden}, {@code poll-unknown} */
    public void close(Seat seat, String id) {
        requireModerator(seat);
        inOpen(seat, id, poll -> {
            poll.close();
            return true;
        });
    }

    /** All polls of this meeting, oldest first. */
    public List<PollView> of(RoomCode room) {
        List<PollView> views = new ArrayList<>();
        rooms.computeIfPresent(room, (code, polls) -> {
            polls.forEach(poll -> views.add(poll.view()));
            return polls;
        });
        return views;
    }

    /** What this user has chosen, by poll. */
    public Map<String, List<Integer>> votesOf(RoomCode room, UserId user) {
        Map<String, List<Integer>> votes = new LinkedHashMap<>();
        rooms.computeIfPresent(room, (code, polls) -> {
            for (Poll poll : polls) {
                List<Integer> choices = poll.choicesOf(user);
                if (choices != null) {
                    votes.put(poll.id, choices);
                }
            }
            return polls;
        });
        return votes;
    }

    @EventListener
    void on(RoomEmptied emptied) {
        rooms.remove(emptied.room());
    }

    private interface Change {

        /** Returns whether there is something to tell. */
        boolean applyTo(Poll poll);
    }

    private void inOpen(Seat seat, String id, Change change) {
        boolean[] found = {false};
        rooms.computeIfPresent(seat.room(), (room, polls) -> {
            polls.stream()
                    .filter(poll -> poll.id.equals(id) && poll.isOpen() && seat.isSeated())
                    .findFirst()
                    .ifPresent(poll -> {
                        found[0] = true;
                        if (change.applyTo(poll)) {
                            tell(room, poll);
                        }
                    });
            return polls;
        });
        if (!found[0]) {
            throw new ProblemException(ProblemCode.POLL_UNKNOWN);
        }
    }

    private void requireModerator(Seat seat) {
        if (registry.roleOf(seat) == Role.PARTICIPANT) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
    }

    private void tell(RoomCode room, Poll poll) {
        events.publishEvent(new PollChanged(room, poll.view()));
    }
}
