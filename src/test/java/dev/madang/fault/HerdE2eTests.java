package dev.madang.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Alone;
import dev.madang.lab.Crowd;
import dev.madang.lab.Figures;
import dev.madang.lab.SharedServer;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TransportKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A thousand participants whose connections all break at the same moment, as behind a proxy that restarts. */
@Alone
class HerdE2eTests {

    private static final int ROOMS = 200;
    private static final int PER_ROOM = 5;
    private static final double IDLE_SHARE = 0.15;

    private record Back(TestParticipant participant, JsonNode joined, long millis) {}

    @RegisterExtension
    static final SharedServer shared = new SharedServer();

    @Test
    void aThousandWhoAreDroppedAtOnceAllComeBackAtOnce() {
        try (Crowd crowd = Crowd.in(shared.server(), ROOMS, PER_ROOM)) {
            awaitIdle();
            long dropped = System.nanoTime();
            List<Back> back = crowd.atOnce(crowd.members().stream()
                    .map(member -> (Callable<Back>) () -> dropAndReturn(member, dropped))
                    .toList());
            List<Long> millis = back.stream().map(Back::millis).toList();
            Figures.record("R32", "95 % of 1,000 back after ms", Figures.percentile(millis, 0.95), "60000");
            Figures.record("R32", "all of 1,000 back after ms", Figures.percentile(millis, 1), "60000");
            assertThat(Figures.percentile(millis, 1)).isLessThan(60_000);
            awaitIdle();
            long idle = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - dropped);
            Figures.record("R32", "processor idle again after ms", idle, "90000");
            assertThat(idle).isLessThan(90_000);

            for (int i = 0; i < back.size(); i++) {
                TestParticipant before = crowd.members().get(i);
                assertThat(back.get(i).participant().id()).isEqualTo(before.id());
                assertThat(back.get(i).joined().path("resumed").asBoolean()).isTrue();
                assertThat(back.get(i).participant().unreadEvents("participant-left"))
                        .isEmpty();
            }
            crowd.rooms().forEach(members -> assertThat(
                            participants(members.get(0).room().code()))
                    .isEqualTo(PER_ROOM));
            back.forEach(each -> each.participant().command("leave", Map.of()));
        }
    }

    private static Back dropAndReturn(TestParticipant member, long dropped) {
        member.vanish();
        TestParticipant back = member.reconnect(TransportKind.WEBSOCKET);
        JsonNode joined = back.joinAgain();
        return new Back(back, joined, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - dropped));
    }

    /** Until the server uses little of one processor, from one look to the next. */
    private static void awaitIdle() {
        Duration look = Duration.ofSeconds(1);
        long[] last = {System.nanoTime(), shared.process().processorTime().toNanos()};
        await().atMost(Duration.ofSeconds(90))
                .pollDelay(look)
                .pollInterval(look)
                .until(() -> {
                    long[] now = {
                        System.nanoTime(), shared.process().processorTime().toNanos()
                    };
                    double share = (now[1] - last[1]) / (double) (now[0] - last[0]);
                    System.arraycopy(now, 0, last, 0, 2);
                    return share < IDLE_SHARE;
                });
    }

    private static int participants(String room) {
        String body =
                shared.server().call("GET", "/api/rooms/" + room, null, null).body();
        return JsonMapper.shared().readTree(body).path("participants").asInt();
    }
}
