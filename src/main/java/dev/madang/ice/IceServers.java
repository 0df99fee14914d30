package dev.madang.ice;

import dev.madang.membership.ParticipantId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** The ICE servers of this installation. In memory, thread-safe. */
@Service
public class IceServers {

    private final IceSettings settings;
    private final Clock clock;

    IceServers(IceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** At most one STUN and one TURN entry, the latter with credentials of this participant alone. */
    public List<IceServer> of(ParticipantId participant) {
        List<IceServer> servers = new ArrayList<>();
        if (!settings.stunUrls().isEmpty()) {
            servers.add(new IceServer(settings.stunUrls(), null, null));
        }
        if (!settings.turnUrls().isEmpty()) {
            Instant expiry = clock.instant().plus(settings.turnLifetime());
            TurnCredentials own = TurnCredentials.of(participant.value(), expiry, settings.turnSecret());
            servers.add(new IceServer(settings.turnUrls(), own.username(), own.password()));
        }
        return servers;
    }
}
