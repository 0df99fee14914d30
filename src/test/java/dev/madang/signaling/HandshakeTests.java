package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.stomp.Frame;
import dev.madang.stomp.FrameReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTests {

    @ParameterizedTest
    @CsvSource({"'1.0,1.1,1.2',1.2", "'1.2,1.1',1.2", "'1.1,1.0',1.1", "1.1,1.1"})
    void takesTheNewestVersionOfBoth(String accepted, String version) {
        assertThat(handshake("accept-version:" + accepted))
                .extracting(Handshake::version)
                .isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accept-version:1.0",
                "accept-version:2.0",
                "host:x",
                "accept-version:1.2\nheart-beat:x,1",
                "accept-version:1.2\nheart-beat:1",
                "accept-version:1.2\nheart-beat:-1,1",
                "accept-version:1.2\nheart-beat:1,99999999999999999999"
            })
    void knowsNoOther(String headers) {
        assertThat(handshake(headers)).isNull();
    }

    @Test
    void answersWithTheSeatAndOurHeartBeats() {
        Handshake handshake = Objects.requireNonNull(handshake("accept-version:1.2\nheart-beat:0,0"));
        assertThat(handshake.connected("3c8h5w2p9d7b1f6k", 5_000))
                .isEqualTo("CONNECTED\nversion:1.2\nheart-beat:5000,5000\nuser-name:3c8h5w2p9d7b1f6k\n\n\0");
    }

    /** Only by writing do we learn that nobody reads any more. */
    @ParameterizedTest
    @ValueSource(strings = {"0,0", "0,999999999"})
    void nobodyGoesUnheardOfForLong(String told) {
        Pulse pulse = new Pulse();
        Objects.requireNonNull(handshake("accept-version:1.2\nheart-beat:" + told))
                .agree(pulse, 5_000);
        assertThat(pulse.isBeatDue(System.nanoTime() + TimeUnit.SECONDS.toNanos(30), TimeUnit.SECONDS.toNanos(1)))
                .isTrue();
    }

    private static @Nullable Handshake handshake(String headers) {
        List<Frame> frames = new ArrayList<>();
        new FrameReader(() -> 1_000, 1).read("CONNECT\n" + headers + "\n\n\0", frames::add);
        return Handshake.of(frames.get(0));
    }
}
