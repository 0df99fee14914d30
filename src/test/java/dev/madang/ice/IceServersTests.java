package dev.madang.ice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Figures;
import dev.madang.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IceServersTests {

    private static final UserId ANN = new UserId("ann");
    private static final Clock NOON = Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC);
    private static final String STUN = "stun:stun.example.org:3478";
    private static final String TURN = "turn:turn.example.org:3478?transport=udp";

    @Test
    void asksNobodyByDefault() {
        IceConfiguration ice = servers("", List.of(), List.of()).of(ANN, false);
        assertThat(ice).isEqualTo(new IceConfiguration(List.of(), "all", null));
    }

    @Test
    void handsOutCredentialsOfThisUserForAWhile() {
        IceConfiguration ice = servers("", List.of(STUN), List.of(TURN)).of(ANN, false);
        assertThat(ice.policy()).isEqualTo("all");
        assertThat(ice.ttlSeconds()).isEqualTo(3_560);
        assertThat(ice.servers()).extracting(IceServer::urls).containsExactly(List.of(STUN), List.of(TURN));
        assertThat(ice.servers().get(0).credential()).isNull();
        assertThat(ice.servers().get(1).username()).matches("4560:[0-9a-f]{20}");
    }

    @Test
    void handsOutTheRelayAloneWhereNoAddressMayBeSeen() {
        IceConfiguration ice = servers("", List.of(STUN), List.of(TURN)).of(ANN, true);
        assertThat(ice.policy()).isEqualTo("relay");
        assertThat(ice.servers()).extracting(IceServer::urls).containsExactly(List.of(TURN));
    }

    /** S36: as many of a minute are one. */
    @Test
    void hasOneCredentialAMinuteForAUserHoweverOftenItAsks() {
        Set<String> names = new HashSet<>();
        for (int second = 0; second < 600; second++) {
            Clock then = Clock.fixed(Instant.ofEpochSecond(1_000 + second), ZoneOffset.UTC);
            IceConfiguration ice = servers("", List.of(), List.of(TURN), then).of(ANN, false);
            names.add(String.valueOf(ice.servers().get(0).username()));
            assertThat(ice.ttlSeconds()).isBetween(3_541L, 3_600L);
        }
        Figures.record("S36", "different credentials of one login in ten minutes of joins", names.size(), "60");
        assertThat(names).hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void isOneNameForAUserAndAnotherForAnother() {
        IceServers servers = servers("", List.of(), List.of(TURN));
        String ann = String.valueOf(servers.of(ANN, false).servers().get(0).username());
        String bob = String.valueOf(
                servers.of(new UserId("bob"), false).servers().get(0).username());

        assertThat(servers.of(ANN, true).servers().get(0).username()).isEqualTo(ann);
        assertThat(bob).isNotEqualTo(ann);
        assertThat(ann).doesNotContain("ann");
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
        return servers(embeddedStun, stun, turn, NOON);
    }

    private static IceServers servers(String embeddedStun, List<String> stun, List<String> turn, Clock clock) {
        return new IceServers(new IceSettings(stun, embeddedStun, turn, "secret", Duration.ofHours(1)), clock);
    }
}
