package dev.madang.ice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a participant configures its peer connections with.
 *
 * @param policy an {@code RTCIceTransportPolicy}
 * @param ttlSeconds how long the credentials are good; null when there are none
 */
public record IceConfiguration(List<IceServer> servers, String policy, @Nullable Long ttlSeconds) {

    static final String ALL = "all";
    static final String RELAY = "relay";
}
