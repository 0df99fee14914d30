package dev.madang.membership;

import dev.madang.room.HostClaimed;
import dev.madang.room.RoomEnded;
import dev.madang.room.RoomUpdated;
import dev.madang.user.TokenRevoked;
import dev.madang.user.UserErased;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** What time and the other modules' news do to memberships. */
@Component
class MembershipUpkeep {

    private final Departures departures;
    private final ParticipantRegistry registry;
    private final MembershipRepository memberships;
    private final CurrentRun run;
    private final MembershipSettings settings;
    private final Clock clock;

    MembershipUpkeep(
            Departures departures,
            ParticipantRegistry registry,
            MembershipRepository memberships,
            CurrentRun run,
            MembershipSettings settings,
            Clock clock) {
        this.departures = departures;
        this.registry = registry;
        this.memberships = memberships;
        this.run = run;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.membership.sweep:250ms}")
    void expireSeats() {
        departures.expire();
    }

    @Transactional
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    void forgetOldMemberships() {
        memberships.deleteLeftBefore(clock.instant().minus(settings.retention()));
        memberships.deleteEmptyRuns(run.row().id());
    }

    @TransactionalEventListener
    void on(RoomEnded ended) {
        departures.closeRoom(ended.code(), ended.reason());
    }

    @TransactionalEventListener
    void on(RoomUpdated updated) {
        registry.describe(updated.room());
    }

    @TransactionalEventListener
    void on(HostClaimed claimed) {
        registry.promote(claimed.code(), claimed.user());
    }

    @TransactionalEventListener
    void on(TokenRevoked revoked) {
        departures.dismiss(revoked.id());
    }

    /** While the user's row is still there; the account goes in the same transaction. */
    @EventListener
    void anonymise(UserErased erased) {
        memberships.anonymise(erased.id().value());
    }

    @TransactionalEventListener
    void on(UserErased erased) {
        departures.dismiss(erased.id());
    }
}
