package dev.madang.membership;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.RoomEntry;
import dev.madang.room.RoomService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What hosts and moderators do at the door: who comes in, and those who wait. From memory and never blocking, except
 * where it is said. All methods are thread-safe, and throw {@code forbidden} to who may not, and
 * {@code participant-unreachable} when there is nobody like that at the door.
 */
@Service
public class Doorkeepers {

    private final Door door;
    private final ActionLog log;
    private final RoomService rooms;
    private final ApplicationEventPublisher events;

    Doorkeepers(Door door, ActionLog log, RoomService rooms, ApplicationEventPublisher events) {
        this.door = door;
        this.log = log;
        this.rooms = rooms;
        this.events = events;
    }

    /** Changes who comes in. Writes to the database. */
    public void admitBy(Seat by, RoomEntry entry) {
        Authority.inRoom(by, live -> Authority.requireLasting(by));
        rooms.admit(by.room(), entry);
        log.add(by, ModeratorAction.ENTRY, entry.wire(), null);
    }

    /** Lets in who waits, or all of them. */
    public void admit(Seat by, @Nullable ParticipantId target) {
        Authority.inRoom(by, live -> answered(by, target, ModeratorAction.ADMIT, door.admit(live, target)));
    }

    public void refuse(Seat by, @Nullable ParticipantId target) {
        Authority.inRoom(
                by,
                live -> answered(
                        by, target, ModeratorAction.REFUSE, door.refuse(live, target, ProblemCode.KNOCK_REFUSED)));
    }

    /** Writes a line to somebody who waits. */
    public void write(Seat by, ParticipantId target, String text) {
        Authority.inRoom(by, live -> {
            Seat waiting = live.knocks().stream()
                    .map(Knock::seat)
                    .filter(seat -> seat.id().equals(target))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(ProblemCode.PARTICIPANT_UNREACHABLE));
            events.publishEvent(new Moderated(waiting, ModeratorAction.WRITE, null, text, by, by.displayName()));
        });
    }

    private void answered(Seat by, @Nullable ParticipantId target, ModeratorAction action, List<Knock> knocks) {
        if (target != null && knocks.isEmpty()) {
            throw new ProblemException(ProblemCode.PARTICIPANT_UNREACHABLE);
        }
        knocks.forEach(knock -> log.add(by, action, knock));
    }
}
