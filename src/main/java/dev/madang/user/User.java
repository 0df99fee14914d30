package dev.madang.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "users")
class User {

    @Id
    private String id;

    @Column
    private String displayName;

    @Column
    private String locale;

    @Column
    private @Nullable String tokenHash;

    @Column
    private Instant createdAt;

    @Column
    private Instant lastSeenAt;

    /** Null until stored: it tells the repository that the row is new, as the id cannot. */
    @Version
    private @Nullable Integer version;

    protected User() {}

    User(String displayName, Locale locale, String token, Instant now) {
        this.id = RandomIds.id();
        this.displayName = displayName;
        this.locale = locale.getLanguage();
        this.tokenHash = RandomIds.hash(token);
        this.createdAt = now;
        this.lastSeenAt = now;
    }

    void rename(String displayName) {
        this.displayName = displayName;
    }

    void speak(Locale locale) {
        this.locale = locale.getLanguage();
    }

    void revokeToken() {
        this.tokenHash = null;
    }

    UserId id() {
        return new UserId(id);
    }

    String displayName() {
        return displayName;
    }

    @Nullable
    String tokenHash() {
        return tokenHash;
    }

    Instant lastSeenAt() {
        return lastSeenAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    AuthenticatedUser authenticated() {
        return new AuthenticatedUser(id(), displayName, Locale.forLanguageTag(locale));
    }
}
