package dev.madang.ice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Coturn;
import dev.madang.lab.Figures;
import dev.madang.lab.TurnClient;
import dev.madang.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample configuration of coturn, with the credentials that participants are handed. */
class CoturnE2eTests {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    /** As the sample has it. */
    private static final int QUOTA = 100;

    private static final Instant SOON =
            Instant.ofEpochMilli(System.currentTimeMillis()).plus(Duration.ofMinutes(5));

    private static Coturn coturn;

    @BeforeAll
    static void start() {
        coturn = Coturn.start();
    }

    @AfterAll
    static void end() {
        coturn.close();
    }

    @Test
    void credentialIsGoodUntilItsExpiry() {
        TurnCredentials own = TurnCredentials.of("3c8h5w2p9d7b1f6k", SOON, Coturn.SECRET);
        assertThat(allocate(own.username(), own.password())).isEqualTo(TurnClient.GRANTED);

        TurnCredentials expired =
                TurnCredentials.of("3c8h5w2p9d7b1f6k", SOON.minus(Duration.ofMinutes(6)), Coturn.SECRET);
        assertThat(allocate(expired.username(), expired.password())).isEqualTo(UNAUTHORIZED);
    }

    @Test
    void foreignAndAlteredCredentialsAreRefused() {
        TurnCredentials own = TurnCredentials.of("3c8h5w2p9d7b1f6k", SOON, Coturn.SECRET);
        TurnCredentials other = TurnCredentials.of("9x4t7c1m5z8q2v6n", SOON, Coturn.SECRET);
        TurnCredentials foreign = TurnCredentials.of("3c8h5w2p9d7b1f6k", SOON, "the secret of another relay");
        String longer = SOON.plus(Duration.ofDays(1)).getEpochSecond() + ":3c8h5w2p9d7b1f6k";

        assertThat(allocate(foreign.username(), foreign.password())).isEqualTo(UNAUTHORIZED);
        assertThat(allocate(other.username(), own.password())).isEqualTo(UNAUTHORIZED);
        assertThat(allocate(longer, own.password())).isEqualTo(UNAUTHORIZED);
        assertThat(allocate(own.username(), own.password() + "=")).isEqualTo(UNAUTHORIZED);
        assertThat(allocate("3c8h5w2p9d7b1f6k", own.password())).isEqualTo(UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "127.8.9.10",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.254",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255"
            })
    void relayLeadsToNoPlaceBehindIt(String peer) {
        assertThat(permit(peer)).isEqualTo(FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "93.184.216.34", "172.32.0.1", "223.255.255.254"})
    void relayLeadsToThePublicInternet(String peer) {
        assertThat(permit(peer)).isEqualTo(TurnClient.GRANTED);
    }

    @Test
    void twoThatAreBothRelayedMeetAtTheRelay() {
        assertThat(permit(coturn.address().getAddress().getHostAddress())).isEqualTo(TurnClient.GRANTED);
    }

    @Test
    void oneLoginCannotTakeTheWholeRelayHoweverOftenItJoins() {
        UserId login = new UserId("2q7r9t4w6y8b3d5f");
        // All open at the same time, so that no two come from one port.
        List<TurnClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < QUOTA; i++) {
                assertThat(allocation(credential(login, i), clients)).isEqualTo(TurnClient.GRANTED);
            }
            assertThat(allocation(credential(login, QUOTA), clients))
                    .as("allocation quota reached")
                    .isEqualTo(486);
            assertThat(allocation(credential(new UserId("another"), QUOTA), clients))
                    .isEqualTo(TurnClient.GRANTED);
            Figures.record("S36", "allocations of one login with a credential for each", QUOTA, "100, then 486");
        } finally {
            clients.forEach(TurnClient::close);
        }
    }

    /** That of one more join, some time after the last one. */
    private static TurnCredentials credential(UserId user, int join) {
        return TurnCredentials.of(user, SOON.plusSeconds(join), Coturn.SECRET);
    }

    private static int allocation(TurnCredentials own, List<TurnClient> clients) {
        TurnClient client = new TurnClient(coturn.address(), own.username(), own.password());
        clients.add(client);
        return client.allocate();
    }

    private static int allocate(String username, String password) {
        try (TurnClient client = new TurnClient(coturn.address(), username, password)) {
            return client.allocate();
        }
    }

    private static int permit(String peer) {
        TurnCredentials own = TurnCredentials.of("p" + peer, SOON, Coturn.SECRET);
        try (TurnClient client = new TurnClient(coturn.address(), own.username(), own.password())) {
            assertThat(client.allocate()).isEqualTo(TurnClient.GRANTED);
            return client.permit(peer);
        }
    }
}
