package dev.madang.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Alone;
import dev.madang.lab.Conversation;
import dev.madang.lab.Crowd;
import dev.madang.lab.Figures;
import dev.madang.lab.Pace;
import dev.madang.lab.SharedServer;
import dev.madang.lab.Talker;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import dev.madang.lab.Wakeups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 40 rooms of five, each with a signal of 2 KB now and then, with the limits that the server ships with. */
@Alone
class LoadE2eTests {

    private static final int WINDOWS = 5;
    private static final int SECONDS = 3;
    private static final int SIGNALS_PER_SECOND = 100;
    private static final int JOINS_PER_SECOND = 5;
    private static final int LOUD_PER_SECOND = 300;
    private static final double JOIN_MILLIS = 500;

    @RegisterExtension
    static final SharedServer shared = new SharedServer();

    @Test
    void fortyRoomsAreQuickAndALoudOneDisturbsNoOther() {
        List<TestUser> newcomers = IntStream.range(0, SECONDS * JOINS_PER_SECOND)
                .mapToObj(i -> shared.server().register("Newcomer"))
                .toList();
        List<Double> quiet = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        List<Double> joins = new ArrayList<>();
        try (Crowd crowd = Crowd.in(shared.server(), 40, 5);
                Crowd loud = Crowd.in(shared.server(), 1, 10);
                Wakeups machine = new Wakeups()) {
            Conversation rooms = Conversation.of(crowd.rooms());
            List<Talker> loudRoom = loud.members().stream().map(Talker::new).toList();
            for (int i = 0; i < WINDOWS; i++) {
                CompletableFuture<List<Double>> joining =
                        CompletableFuture.supplyAsync(() -> joins(newcomers, crowd.rooms()));
                quiet.add(machine.duringQuiet(() -> rooms.talk(SIGNALS_PER_SECOND, SECONDS)));
                joins.add(Figures.percentile(joining.join(), 0.99));
                CompletableFuture<Void> noise = CompletableFuture.runAsync(() -> makeNoise(loudRoom));
                beside.add(rooms.talk(SIGNALS_PER_SECOND, SECONDS));
                noise.join();
                await().until(() -> loudRoom.stream().allMatch(talker -> talker.hasHeardAll(loudRoom)));
            }
            rooms.assertFaultless();
            assertThat(loudRoom)
                    .allSatisfy(talker -> assertThat(talker.faults()).isEmpty());
            Figures.assertQuick("R36", "signals of 40 rooms of 5", quiet, machine);
            Figures.record("R36", "p99 from token to roster, ms", Math.round(Figures.median(joins)), "500");
            assertThat(Figures.median(joins)).isLessThan(JOIN_MILLIS);
            Figures.assertUndisturbed("R35", "rooms beside one at 300 messages a second", quiet, beside, machine);
        }
    }

    /** Half signals, half to everybody. */
    private static void makeNoise(List<Talker> room) {
        Pace.keep(LOUD_PER_SECOND, SECONDS * LOUD_PER_SECOND, i -> {
            Talker from = room.get(i % room.size());
            if (i / room.size() % 2 == 0) {
                from.say();
            } else {
                from.signal(room.get((i + 1) % room.size()));
            }
        });
    }

    /** Registered users come and go; returns the milliseconds that each needed from its token to the list of others. */
    private static List<Double> joins(List<TestUser> newcomers, List<List<TestParticipant>> rooms) {
        List<Double> delays = new ArrayList<>();
        Pace.keep(JOINS_PER_SECOND, newcomers.size(), i -> {
            TestRoom room = rooms.get(i).get(0).room();
            long began = System.nanoTime();
            TestParticipant newcomer = newcomers.get(i).connect(room, TransportKind.WEBSOCKET);
            assertThat(newcomer.tryToJoin(Map.of()).path("participants").size())
                    .isEqualTo(rooms.get(i).size());
            delays.add((System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1));
            newcomer.command("leave", Map.of());
        });
        return delays;
    }
}
