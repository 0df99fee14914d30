package dev.madang.ice;

import dev.madang.membership.ParticipantId;
import dev.madang.room.Relay;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** The ICE servers of this installation. In memory, thread-safe. */
@Service
public class IceServers implements Relay {

    private final IceSettings settings;
    private final Clock clock;

    IceServers(IceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Of a room with {@code relayOnly}: the TURN entry alone. */
    public IceConfiguration of(ParticipantId participant, boolean relayOnly) {
        return new IceConfiguration(
                relayOnly ? relay(participant) : servers(participant),
                relayOnly ? IceConfiguration.RELAY : IceConfiguration.ALL,
                isAvailable() ? settings.turnLifetime().toSeconds() : null);
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
    private List<IceServer> servers(ParticipantId participant) {
        List<IceServer> servers = new ArrayList<>();
        if (!settings.stunUrls().isEmpty()) {
            servers.add(new IceServer(settings.stunUrls(), null, null));
        }
        servers.addAll(relay(participant));
        return servers;
    }

    /** With credentials of this participant alone. */
    private List<IceServer> relay(ParticipantId participant) {
        if (!isAvailable()) {
            return List.of();
        }
        Instant expiry = clock.instant().plus(settings.turnLifetime());
        TurnCredentials own = TurnCredentials.of(participant.value(), expiry, settings.turnSecret());
        return List.of(new IceServer(settings.turnUrls(), own.username(), own.password()));
    }
}
