package dev.madang.membership;

import dev.madang.room.HostActed;
import dev.madang.user.UserErased;
import dev.madang.user.UserId;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Who did what to whom: written behind, so that nobody waits for it. */
@Component
class ActionLog {

    private final RoomActionRepository actions;
    private final Seats seats;
    private final WriteBehind writes;
    private final TransactionTemplate transaction;
    private final MembershipSettings settings;
    private final Clock clock;

    ActionLog(
            RoomActionRepository actions,
            Seats seats,
            WriteBehind writes,
            TransactionTemplate transaction,
            MembershipSettings settings,
            Clock clock) {
        this.actions = actions;
        this.seats = seats;
        this.writes = writes;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param target null for everybody, or nobody in particular */
    void add(Seat by, ModeratorAction action, String detail, @Nullable Seat target) {
        write(new RoomAction(
                by.room().value(),
                clock.instant(),
                action.wire(),
                detail,
                RoomAction.Person.of(by),
                target == null ? null : RoomAction.Person.of(target)));
    }

    /** Of somebody who waits, and has its name from its request alone. */
    void add(Seat by, ModeratorAction action, Knock knock) {
        UserId user = knock.seat().user();
        write(new RoomAction(
                by.room().value(),
                clock.instant(),
                action.wire(),
                "",
                RoomAction.Person.of(by),
                new RoomAction.Person(user.value(), knock.request().displayName())));
    }

    @TransactionalEventListener
    void on(HostActed acted) {
        String name = seats.of(acted.host()).stream()
                .filter(seat -> seat.room().equals(acted.code()))
                .map(Seat::displayName)
                .filter(known -> !known.isEmpty())
                .findFirst()
                .orElse("");
        var host = new RoomAction.Person(acted.host().value(), name);
        write(new RoomAction(acted.code().value(), clock.instant(), acted.action(), acted.detail(), host, null));
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
    }

    private void write(RoomAction action) {
        writes.add(() -> transaction.executeWithoutResult(status -> actions.save(action)));
    }
}
