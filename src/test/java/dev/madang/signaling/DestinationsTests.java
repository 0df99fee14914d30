package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.membership.ParticipantId;
import dev.madang.room.RoomCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTests {

    private static final RoomCode ROOM = new RoomCode("k3x9-7mwp-q2vdx");

    @Test
    void names() {
        assertThat(Destinations.events(ROOM)).isEqualTo("/topic/room.k3x9-7mwp-q2vdx");
        assertThat(Destinations.inbox(ROOM, new ParticipantId("3c8h5w2p9d7b1f6k")))
                .isEqualTo("/topic/room.k3x9-7mwp-q2vdx.participant.3c8h5w2p9d7b1f6k");
    }

    @Test
    void readsCommandsAndSignals() {
        assertThat(Destinations.parse("/app/room.k3x9-7mwp-q2vdx.join"))
                .contains(new Destinations.Request(ROOM, "join", null));
        assertThat(Destinations.parse("/app/room.k3x9-7mwp-q2vdx.signal.3c8h5w2p9d7b1f6k"))
                .contains(new Destinations.Request(ROOM, "signal", "3c8h5w2p9d7b1f6k"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/room.*.join",
                "/app/room.k3x9-7mwp-q2vdx.signal",
                "/app/room.k3x9-7mwp-q2vdx.signal.*",
                "/app/room.k3x9-7mwp-q2vdx.join.x",
                "/app/room.k3x9-7mwp-q2vdx.join\n",
                "/app/room.{code}.join",
                "/app/room..join",
                "/app//room.k3x9-7mwp-q2vdx.join",
                "/topic/room.k3x9-7mwp-q2vdx",
                "/queue/x",
                "/user/x/queue/y",
                ""
            })
    void readsNothingElse(String destination) {
        assertThat(Destinations.parse(destination)).isEmpty();
    }
}
