package dev.madang.ice;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code madang.ice}. By default no server is asked: on one network host candidates suffice.
 *
 * @param stunUrls such as {@code stun:stun.example.org:3478}
 * @param embeddedStun where to answer STUN ourselves, such as {@code 192.168.0.10:3478}; empty means not at all. The
 *     browsers are handed this address when there are no {@code stunUrls}
 * @param turnUrls such as {@code turn:turn.example.org:3478?transport=udp}
 * @param turnSecret the shared secret of the TURN server ({@code static-auth-secret} of coturn)
 * @param turnLifetime how long a TURN credential is good at most; up to a sixtieth less
 */
@ConfigurationProperties("madang.ice")
record IceSettings(
        @DefaultValue List<String> stunUrls,
        @DefaultValue("") String embeddedStun,
        @DefaultValue List<String> turnUrls,
        @DefaultValue("") String turnSecret,
        @DefaultValue("1h") Duration turnLifetime) {

    IceSettings {
        if (!turnUrls.isEmpty() && turnSecret.isEmpty()) {
            throw new IllegalArgumentException("madang.ice.turn-urls needs madang.ice.turn-secret");
        }
        if (stunUrls.isEmpty() && !embeddedStun.isEmpty()) {
            stunUrls = List.of("stun:" + embeddedStun);
        }
    }

    @Nullable
    InetSocketAddress embeddedStunAddress() {
        int colon = embeddedStun.lastIndexOf(':');
        return colon < 1
                ? null
                : new InetSocketAddress(
                        embeddedStun.substring(0, colon), Integer.parseInt(embeddedStun.substring(colon + 1)));
    }
}
