package dev.madang.user;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@Service
public class UserService {

    private static final String TOKEN_PREFIX = "mdu_";
    private static final Pattern TOKEN = Pattern.compile(TOKEN_PREFIX + "[A-Za-z0-9_-]{43}");
    private static final Duration SEEN_INTERVAL = Duration.ofDays(1);

    private final UserRepository users;
    private final TokenCache cache;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Duration tokenExpiresAfter;
    private final Clock clock;

    UserService(
            UserRepository users,
            TokenCache cache,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            UserSettings settings,
            Clock clock) {
        this.users = users;
        this.cache = cache;
        this.events = events;
        this.transaction = transaction;
        this.tokenExpiresAfter = settings.tokenExpiresAfter();
        this.clock = clock;
    }

    /**
     * From a cache; asks the database only for a token not seen lately. A token that was not used for long has expired:
     * it is asked for here alone, so that a session which has begun goes on. Thread-safe.
     */
    public Optional<AuthenticatedUser> authenticate(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        String hash = RandomIds.hash(token);
        Instant now = clock.instant();
        Optional<TokenCache.Entry> entry =
                cache.find(hash, this::load).filter(found -> found.lastSeenAt().isAfter(now.minus(tokenExpiresAfter)));
        entry.filter(found -> found.lastSeenAt().isBefore(now.minus(SEEN_INTERVAL)))
                .ifPresent(found -> seen(found.user().id(), hash));
        return entry.map(TokenCache.Entry::user);
    }

    /**
     * Holds this user until the end of the running transaction, so that what is limited per user is counted
     * by one request at a time.
     */
    @Transactional
    public void hold(UserId id) {
        users.hold(id.value()).orElseThrow(() -> new ProblemException(ProblemCode.TOKEN_INVALID));
    }

    /** Who this is until the end of the running transaction, in which nobody erases it; empty when there is no such user. */
    @Transactional
    public Optional<String> holdName(UserId id) {
        return users.hold(id.value()).map(User::displayName);
    }

    @Transactional
    UserView register(String displayName, Locale locale) {
        String token = TOKEN_PREFIX + RandomIds.secret();
        User user = users.save(new User(displayName, locale, token, clock.instant()));
        // Who registers comes in at once.
        afterCommit(user, hash -> cache.find(hash, unknown -> entry(user)));
        return UserView.of(user, token);
    }

    @Transactional(readOnly = true)
    UserView view(UserId id) {
        return UserView.of(existing(id), null);
    }

    @Transactional
    UserView change(UserId id, @Nullable String displayName, @Nullable Locale locale) {
        User user = existing(id);
        if (displayName != null) {
            user.rename(displayName);
        }
        if (locale != null) {
            user.speak(locale);
        }
        dropAfterCommit(user);
        return UserView.of(user, null);
    }

    /**
     * Makes the token invalid, and ends every session that began with it. There is one token per user, so this is all of
     * them, and nobody can be this user again.
     *
     * @throws ProblemException {@code token-invalid} when there is no such user
     */
    @Transactional
    public void revokeToken(UserId id) {
        User user = existing(id);
        dropAfterCommit(user);
        user.revokeToken();
        events.publishEvent(new TokenRevoked(id));
    }

    @Transactional
    void erase(UserId id) {
        // Held, so that nobody writes the name down again while it is being forgotten.
        hold(id);
        User user = existing(id);
        dropAfterCommit(user);
        events.publishEvent(new UserErased(id));
        users.delete(user);
    }

    private User existing(UserId id) {
        return users.findById(id.value()).orElseThrow(() -> new ProblemException(ProblemCode.TOKEN_INVALID));
    }

    private TokenCache.@Nullable Entry load(String hash) {
        return users.findByTokenHash(hash).map(UserService::entry).orElse(null);
    }

    private static TokenCache.Entry entry(User user) {
        return new TokenCache.Entry(user.authenticated(), user.lastSeenAt());
    }

    private void seen(UserId id, String hash) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> users.seen(id.value(), now));
        cache.drop(hash);
    }

    private void dropAfterCommit(User user) {
        afterCommit(user, cache::drop);
    }

    private static void afterCommit(User user, Consumer<String> work) {
        String hash = user.tokenHash();
        if (hash == null) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.accept(hash);
            }

            /** Before the listeners of the events, who may already ask whether the token is good. */
            @Override
            public int getOrder() {
                return Ordered.HIGHEST_PRECEDENCE;
            }
        });
    }
}
