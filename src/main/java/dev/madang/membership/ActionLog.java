package dev.madang.membership;

import dev.madang.room.HostActed;
import dev.madang.room.RoomCode;
import dev.madang.user.UserErased;
import dev.madang.user.UserService;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.PageRequest;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Who did what to whom: written behind, so that nobody waits for it. */
@Component
class ActionLog {

    /** Of one room, the newest ones; up to as many more as are written between two looks. */
    static final int KEPT = 5_000;

    /** A look is taken when so many have been written in all rooms, at the room of the last one; at all rooms with the old ones. */
    static final int WRITES_TO_A_LOOK = 101;

    private final RoomActionRepository actions;
    private final Seats seats;
    private final UserService users;
    private final WriteBehind writes;
    private final MembershipSettings settings;
    private final Clock clock;

    ActionLog(
            RoomActionRepository actions,
            Seats seats,
            UserService users,
            WriteBehind writes,
            MembershipSettings settings,
            Clock clock) {
        this.actions = actions;
        this.seats = seats;
        this.users = users;
        this.writes = writes;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param target null for everybody, or nobody in particular */
    void add(Seat by, ModeratorAction action, String detail, @Nullable Seat target) {
        RoomAction.Person person = target == null ? null : RoomAction.Person.of(target);
        write(by.room(), action.wire(), detail, RoomAction.Person.of(by), person);
    }

    /** Of somebody who waits, and has its name from its request alone. */
    void add(Seat by, ModeratorAction action, Knock knock) {
        var waiting = new RoomAction.Person(knock.seat().user(), knock.request().displayName());
        write(by.room(), action.wire(), "", RoomAction.Person.of(by), waiting);
    }

    @TransactionalEventListener
    void on(HostActed acted) {
        String name = seats.of(acted.host()).stream()
                .filter(seat -> seat.room().equals(acted.code()))
                .map(Seat::displayName)
                .filter(known -> !known.isEmpty())
                .findFirst()
                .orElse("");
        write(acted.code(), acted.action(), acted.detail(), new RoomAction.Person(acted.host(), name), null);
    }

    @EventListener
    void anonymise(UserErased erased) {
        actions.anonymiseActor(erased.id().value());
        actions.anonymiseTarget(erased.id().value());
    }

    @Transactional
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    void forgetOld() {
        Instant before = clock.instant().minus(settings.retention());
        actions.deleteBefore(before);
        actions.findRoomsWithMoreThan(KEPT).forEach(room -> forgetAllBut(KEPT, new RoomCode(room)));
    }

    private void forgetAllBut(int newest, RoomCode room) {
        actions.findIds(room.value(), PageRequest.of(newest, 1))
                .forEach(last -> actions.deleteUpTo(room.value(), last));
    }

    private void write(
            RoomCode room, String action, String detail, RoomAction.Person actor, RoomAction.@Nullable Person target) {
        Instant at = clock.instant();
        writes.add(() -> {
            RoomAction done = new RoomAction(room.value(), at, action, detail);
            done.by(present(actor));
            if (target != null) {
                done.to(present(target));
            }
            if (actions.save(done).id() % WRITES_TO_A_LOOK == 0) {
                forgetAllBut(KEPT, room);
            }
        });
    }

    /** Its account may be erased by now, and its name with it. Who has no seat has the name of its account. */
    private RoomAction.@Nullable Person present(RoomAction.Person person) {
        return users.holdName(person.id())
                .map(name -> person.name().isEmpty() ? new RoomAction.Person(person.id(), name) : person)
                .orElse(null);
    }
}
