package dev.madang.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.MadangTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MadangTest
@RecordApplicationEvents
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class UserServiceTests {

    private final UserService users;
    private final UnusedUsers unused;
    private final TokenCache cache;
    private final JdbcClient database;

    UserServiceTests(UserService users, UnusedUsers unused, TokenCache cache, JdbcClient database) {
        this.users = users;
        this.cache = cache;
        this.unused = unused;
        this.database = database;
    }

    @Test
    void tellsOthersThatATokenIsNoLongerGood(ApplicationEvents events) {
        UserView ann = users.register("Ann", Locale.ENGLISH);
        users.revokeToken(new UserId(ann.id()));
        assertThat(events.stream(TokenRevoked.class)).containsExactly(new TokenRevoked(new UserId(ann.id())));
        assertThat(users.authenticate(String.valueOf(ann.token()))).isEmpty();
    }

    @Test
    void aRenamedUserIsKnownByTheNewNameAtOnce() {
        UserView ann = users.register("Ann", Locale.ENGLISH);
        String token = String.valueOf(ann.token());
        assertThat(users.authenticate(token))
                .map(AuthenticatedUser::displayName)
                .contains("Ann");
        users.change(new UserId(ann.id()), "Anna", Locale.KOREAN);
        assertThat(users.authenticate(token))
                .contains(new AuthenticatedUser(new UserId(ann.id()), "Anna", Locale.KOREAN));
    }

    @Test
    void erasesUsersNotSeenForNinetyDaysAndNoOthers(ApplicationEvents events) {
        UserView old = users.register("Old", Locale.ENGLISH);
        UserView recent = users.register("Recent", Locale.ENGLISH);
        seen(old, 91);
        seen(recent, 89);

        unused.erase();

        assertThat(events.stream(UserErased.class)).containsExactly(new UserErased(new UserId(old.id())));
        assertThat(users.view(new UserId(recent.id())).displayName()).isEqualTo("Recent");
    }

    @Test
    void notesOnceADayThatAUserWasSeen() {
        UserView ann = users.register("Ann", Locale.ENGLISH);
        seen(ann, 20);
        Instant before = Instant.now().minus(1, ChronoUnit.MINUTES);

        users.authenticate(String.valueOf(ann.token()));

        assertThat(lastSeen(ann)).isAfter(before);
        database.sql("update users set last_seen_at = ? where id = ?")
                .params(Instant.now().minus(23, ChronoUnit.HOURS).atOffset(java.time.ZoneOffset.UTC), ann.id())
                .update();
        Instant noted = lastSeen(ann);
        users.authenticate(String.valueOf(ann.token()));
        assertThat(lastSeen(ann)).isEqualTo(noted);
    }

    /** S26: sliding, so that whoever uses it keeps it. */
    @Test
    void aTokenNotUsedForThirtyDaysIsNoLongerGood() {
        UserView used = users.register("Used", Locale.ENGLISH);
        UserView unused = users.register("Unused", Locale.ENGLISH);
        seen(used, 29);
        seen(unused, 31);

        assertThat(users.authenticate(String.valueOf(used.token()))).isPresent();
        assertThat(users.authenticate(String.valueOf(unused.token()))).isEmpty();
        assertThat(lastSeen(used)).isAfter(Instant.now().minus(1, ChronoUnit.MINUTES));
        assertThat(lastSeen(unused)).isBefore(Instant.now().minus(30, ChronoUnit.DAYS));
    }

    private void seen(UserView user, int daysAgo) {
        database.sql("update users set last_seen_at = ? where id = ?")
                .params(Instant.now().minus(daysAgo, ChronoUnit.DAYS).atOffset(java.time.ZoneOffset.UTC), user.id())
                .update();
        // So much later nothing is cached.
        cache.drop(RandomIds.hash(String.valueOf(user.token())));
    }

    private Instant lastSeen(UserView user) {
        return database.sql("select last_seen_at from users where id = ?")
                .param(user.id())
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
