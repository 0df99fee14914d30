package dev.madang.membership;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.Right;
import dev.madang.room.RoomService;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What hosts and moderators do to others. A host may do everything to everybody, a moderator everything but appointing to
 * participants; one who only stands in changes nothing that stays when the host is back. From memory and never blocking,
 * except where it is said. All methods are thread-safe, and throw {@code forbidden} to who may not, and
 * {@code participant-unreachable} when there is no such participant in the room.
 */
@Service
public class Moderators {

    private final Departures departures;
    private final Moderation moderation;
    private final Standings standings;
    private final MembershipRecorder recorder;
    private final ActionLog log;
    private final RoomService rooms;
    private final ApplicationEventPublisher events;

    Moderators(
            Departures departures,
            Moderation moderation,
            Standings standings,
            MembershipRecorder recorder,
            ActionLog log,
            RoomService rooms,
            ApplicationEventPublisher events) {
        this.departures = departures;
        this.moderation = moderation;
        this.standings = standings;
        this.recorder = recorder;
        this.log = log;
        this.rooms = rooms;
        this.events = events;
    }

    /** Switches a microphone off, or those of all participants; they may switch it on again. */
    public void mute(Seat by, @Nullable ParticipantId target) {
        Seat one = each(by, target, seat -> {
            seat.mute();
            changed(seat);
            tell(by, seat, ModeratorAction.MUTE, Right.MIC);
        });
        log.add(by, ModeratorAction.MUTE, "", one);
    }

    /** Asks to switch something on. */
    public void ask(Seat by, ParticipantId target, Right right) {
        each(by, target, seat -> tell(by, seat, ModeratorAction.ASK, right));
    }

    public void lowerHand(Seat by, @Nullable ParticipantId target) {
        each(by, target, seat -> {
            seat.change(StateChange.HAND_DOWN);
            changed(seat);
        });
    }

    /** Gives or takes a right of one participant, for as long as anybody is in the room, or until a host comes. */
    public void allow(Seat by, ParticipantId target, Right right, boolean granted) {
        ModeratorAction action = granted ? ModeratorAction.ALLOW : ModeratorAction.DENY;
        Authority.inRoom(by, live -> {
            Seat one = target(by, live, target);
            if (one.role() != Role.PARTICIPANT) {
                throw new ProblemException(ProblemCode.FORBIDDEN);
            }
            Standing standing = live.standing(one.user()).with(right, granted);
            if (by.standsIn()) {
                live.standMeanwhile(one.user(), standing);
            } else {
                standings.say(live, one.user(), standing);
            }
            for (Seat seat : seatsOf(one, live)) {
                seat.settleRights();
                changed(seat);
                tell(by, seat, action, right);
            }
            log.add(by, action, right.wire(), one);
        });
    }

    /**
     * Gives or takes a right of everybody who is neither host nor moderator, now and later. What was said of single ones
     * about it no longer counts. Writes to the database.
     */
    public void allowAll(Seat by, Right right, boolean granted) {
        ModeratorAction action = granted ? ModeratorAction.ALLOW : ModeratorAction.DENY;
        Authority.inRoom(by, live -> Authority.requireLasting(by));
        rooms.allow(by.room(), right, granted);
        // It is done, whatever has become of who did it.
        synchronized (by.live) {
            standings.forget(by.live, right);
            for (Seat seat : participants(by.live)) {
                // Of whom something else was said before, and the room says what it said.
                if (seat.settleRights()) {
                    changed(seat);
                }
                tell(by, seat, action, right);
            }
            log.add(by, action, right.wire(), null);
        }
    }

    /** Makes a moderator, who stays one until demoted or until nobody is in the room; only a host may. */
    public void appoint(Seat by, ParticipantId target, boolean appointed) {
        Authority.inRoom(by, live -> {
            Seat one = target(by, live, target);
            if (by.role() != Role.HOST || one.role() == Role.HOST) {
                throw new ProblemException(ProblemCode.FORBIDDEN);
            }
            standings.say(live, one.user(), live.standing(one.user()).appointed(appointed));
            ModeratorAction action = appointed ? ModeratorAction.PROMOTE : ModeratorAction.DEMOTE;
            for (Seat seat : seatsOf(one, live)) {
                seat.become(appointed ? Role.MODERATOR : Role.PARTICIPANT);
                changed(seat);
                tell(by, seat, action, null);
            }
            moderation.settle(live);
            log.add(by, action, "", one);
        });
    }

    /**
     * Removes a participant: for good, or by one who only stands in until a host comes. Asks the database.
     */
    public void remove(Seat by, ParticipantId target) {
        Seat one;
        Role role;
        boolean lasting;
        synchronized (by.live) {
            Authority.requireModerator(by);
            one = target(by, by.live, target);
            role = by.role();
            lasting = !by.standsIn();
        }
        if (role != Role.HOST && rooms.isHost(by.room(), one.user())) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        boolean removed = lasting ? departures.remove(by.room(), target) : departures.sendAway(by, target);
        if (!removed) {
            throw new ProblemException(ProblemCode.PARTICIPANT_UNREACHABLE);
        }
        log.add(by, ModeratorAction.REMOVE, "", one);
    }

    /** One, which is returned, or all participants; hosts and moderators are meant by name only. */
    private @Nullable Seat each(Seat by, @Nullable ParticipantId target, Consumer<Seat> work) {
        synchronized (by.live) {
            Authority.requireModerator(by);
            if (target == null) {
                participants(by.live).stream()
                        .filter(seat -> !seat.user().equals(by.user()))
                        .forEach(work);
                return null;
            }
            Seat one = target(by, by.live, target);
            work.accept(one);
            return one;
        }
    }

    private static Seat target(Seat by, RoomSeats live, ParticipantId id) {
        Seat target = live.seats().stream()
                .filter(seat -> seat.id().equals(id) && seat.isSeated())
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.PARTICIPANT_UNREACHABLE));
        boolean above = by.role() == Role.HOST || target.role() == Role.PARTICIPANT;
        if (!above || target.user().equals(by.user())) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        return target;
    }

    private static List<Seat> participants(RoomSeats live) {
        return live.seats().stream()
                .filter(seat -> seat.isSeated() && seat.role() == Role.PARTICIPANT)
                .toList();
    }

    /** All seats of the same user. */
    private static List<Seat> seatsOf(Seat one, RoomSeats live) {
        return live.seats().stream()
                .filter(seat -> seat.isSeated() && seat.user().equals(one.user()))
                .toList();
    }

    private void changed(Seat seat) {
        events.publishEvent(new ParticipantUpdated(seat.room(), seat.participant(), false));
        recorder.changed(seat);
    }

    private void tell(Seat by, Seat target, ModeratorAction action, @Nullable Right right) {
        events.publishEvent(new Moderated(target, action, right, null, by, by.displayName()));
    }
}
