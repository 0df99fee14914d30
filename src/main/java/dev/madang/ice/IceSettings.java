package dev.madang.ice;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code madang.ice}. By default no server is asked: on one network host candidates suffice.
 *
 * @param stunUrls such as {@code stun:stun.example.org:3478}
 * @param turnUrls such as {@code turn:turn.example.org:3478?transport=udp}
 * @param turnSecret the shared secret of the TURN server ({@code static-auth-secret} of coturn)
 * @param turnLifetime how long a TURN credential is good
 */
@ConfigurationProperties("madang.ice")
record IceSettings(
        @DefaultValue List<String> stunUrls,
        @DefaultValue List<String> turnUrls,
        @DefaultValue("") String turnSecret,
        @DefaultValue("1h") Duration turnLifetime) {

    IceSettings {
        if (!turnUrls.isEmpty() && turnSecret.isEmpty()) {
            throw new IllegalArgumentException("madang.ice.turn-urls needs madang.ice.turn-secret");
        }
    }
}
