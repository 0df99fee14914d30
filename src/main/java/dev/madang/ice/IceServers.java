package dev.madang.ice;

import dev.madang.room.Relay;
import dev.madang.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * The ICE servers of this installation. In memory, thread-safe.
 *
 * <p>TURN credentials end at fixed moments, 60 of them in each lifetime: whoever asks again in between is handed the very
 * same one, so that a login has at most one new credential in that time (one minute of the default hour), however often
 * and in however many seats it joins.
 */
@Service
public class IceServers implements Relay {

    private static final int EXPIRIES_PER_LIFETIME = 60;

    private final IceSettings settings;
    private final Clock clock;

    IceServers(IceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** For this user, in a room that may be {@code relayOnly}: then the TURN entry alone. */
    public IceConfiguration of(UserId user, boolean relayOnly) {
        Instant now = clock.instant();
        Instant expiry = expiry(now);
        return new IceConfiguration(
                relayOnly ? relay(user, expiry) : servers(user, expiry),
                relayOnly ? IceConfiguration.RELAY : IceConfiguration.ALL,
                isAvailable() ? expiry.getEpochSecond() - now.getEpochSecond() : null);
    }

    /** Without credentials: these are for participants. */
    List<IceServer> addresses() {
        return Stream.of(settings.stunUrls(), settings.turnUrls())
                .filter(urls -> !urls.isEmpty())
                .map(urls -> new IceServer(urls, null, null))
                .toList();
    }

    @Override
    public boolean isAvailable() {
        return !settings.turnUrls().isEmpty();
    }

    /** At most one STUN and one TURN entry: some browsers are slow with more. */
    private List<IceServer> servers(UserId user, Instant expiry) {
        List<IceServer> servers = new ArrayList<>();
        if (!settings.stunUrls().isEmpty()) {
            servers.add(new IceServer(settings.stunUrls(), null, null));
        }
        servers.addAll(relay(user, expiry));
        return servers;
    }

    /** With credentials of this user alone. */
    private List<IceServer> relay(UserId user, Instant expiry) {
        if (!isAvailable()) {
            return List.of();
        }
        TurnCredentials own = TurnCredentials.of(user, expiry, settings.turnSecret());
        return List.of(new IceServer(settings.turnUrls(), own.username(), own.password()));
    }

    /** Within the lifetime from now, and in its last sixtieth. */
    private Instant expiry(Instant now) {
        long lifetime = settings.turnLifetime().toSeconds();
        long step = Math.max(1, lifetime / EXPIRIES_PER_LIFETIME);
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond() + lifetime, step) * step);
    }
}
