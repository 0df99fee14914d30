package dev.madang.ice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.membership.ParticipantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class IceServersTests {

    private static final ParticipantId ANN = new ParticipantId("ann");
    private static final Clock NOON = Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC);
    private static final String STUN = "stun:stun.example.org:3478";
    private static final String TURN = "turn:turn.example.org:3478?transport=udp";

    @Test
    void asksNobodyByDefault() {
        IceConfiguration ice = servers("", List.of(), List.of()).of(ANN, false);
        assertThat(ice).isEqualTo(new IceConfiguration(List.of(), "all", null));
    }

    @Test
    void handsOutCredentialsOfThisParticipantForAWhile() {
        IceConfiguration ice = servers("", List.of(STUN), List.of(TURN)).of(ANN, false);
        assertThat(ice.policy()).isEqualTo("all");
        assertThat(ice.ttlSeconds()).isEqualTo(3_600);
        assertThat(ice.servers()).extracting(IceServer::urls).containsExactly(List.of(STUN), List.of(TURN));
        assertThat(ice.servers().get(0).credential()).isNull();
        assertThat(ice.servers().get(1).username()).isEqualTo("4600:ann");
    }

    @Test
    void handsOutTheRelayAloneWhereNoAddressMayBeSeen() {
        IceConfiguration ice = servers("", List.of(STUN), List.of(TURN)).of(ANN, true);
        assertThat(ice.policy()).isEqualTo("relay");
        assertThat(ice.servers()).extracting(IceServer::urls).containsExactly(List.of(TURN));
    }

    @Test
    void pointsToItsOwnResponderWhereThereIsNoOtherStunServer() {
        assertThat(servers("192.0.2.10:3478", List.of(), List.of())
                        .of(ANN, false)
                        .servers())
                .containsExactly(new IceServer(List.of("stun:192.0.2.10:3478"), null, null));
        assertThat(servers("192.0.2.10:3478", List.of(STUN), List.of())
                        .of(ANN, false)
                        .servers())
                .containsExactly(new IceServer(List.of(STUN), null, null));
    }

    @Test
    void tellsAddressesToEverybodyAndCredentialsToParticipants() {
        assertThat(servers("", List.of(STUN), List.of(TURN)).addresses())
                .containsExactly(new IceServer(List.of(STUN), null, null), new IceServer(List.of(TURN), null, null));
        assertThat(servers("", List.of(), List.of()).addresses()).isEmpty();
    }

    private static IceServers servers(String embeddedStun, List<String> stun, List<String> turn) {
        return new IceServers(new IceSettings(stun, embeddedStun, turn, "secret", Duration.ofHours(1)), NOON);
    }
}
