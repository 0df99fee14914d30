package dev.madang.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnCredentialsTests {

    @Test
    void areBoundToTheParticipantAndTheExpiry() {
        Instant expiry = Instant.ofEpochSecond(1_795_167_600);
        TurnCredentials own = TurnCredentials.of("3c8h5w2p9d7b1f6k", expiry, "secret");
        assertThat(own.username()).isEqualTo("1795167600:3c8h5w2p9d7b1f6k");
        // printf 1795167600:3c8h5w2p9d7b1f6k | openssl dgst -sha1 -hmac secret -binary | base64
        assertThat(own.password()).isEqualTo("jrCiJgihpzVdBppcBN2B/gn1y5U=");
    }

    @Test
    void areNotToldByAccident() {
        TurnCredentials own = TurnCredentials.of("p", Instant.EPOCH, "secret");
        assertThat(own.toString()).doesNotContain(own.password());
    }

    @Test
    void needASecret() {
        assertThatThrownBy(() -> new IceSettings(List.of(), "", List.of("turn:t"), "", Duration.ofHours(1)))
                .hasMessageContaining("madang.ice.turn-secret");
    }
}
