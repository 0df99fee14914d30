package dev.madang.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Figures;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestRoom;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server killed again and again under the same two hundred people. */
class GhostSoakTests {

    private static final int KILLS = Share.of(10);

    @Test
    void killedServerLeavesNoGhostTimeAfterTime() throws Exception {
        try (ServerProcess process = ServerProcess.start("ghosts")) {
            Crowd crowd = Crowd.enter(process.server());
            List<Integer> ghosts = new ArrayList<>();
            List<Long> openRows = new ArrayList<>();
            List<Long> backMillis = new ArrayList<>();
            for (int i = 0; i < KILLS; i++) {
                process.kill();
                process.start();
                long ready = System.nanoTime();
                ghosts.add(Attendance.present(crowd.rooms()));
                openRows.add(Attendance.open(crowd.rooms()));
                assertThat(Duration.ofNanos(System.nanoTime() - ready)).isLessThan(Duration.ofSeconds(5));
                crowd = crowd.returned();
                backMillis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ready));
                assertThat(Attendance.present(crowd.rooms())).isEqualTo(Crowd.SIZE);
                List<TestRoom> rooms = crowd.rooms();
                // A token is good after a kill once it is on the disk, which is moments later.
                await().until(() -> Attendance.open(rooms) == Crowd.SIZE);
                System.out.println(LocalTime.now() + " kills " + ghosts.size() + ", ghosts " + ghosts
                        + ", all back after ms " + backMillis);
            }
            Figures.record("R1", "participants counted after each of " + KILLS + " kills", ghosts, "0");
            Figures.record("R1", "memberships open after each", openRows, "0");
            Figures.record("R2", "all of 200 back in their seats after ms", backMillis, "30000");
            assertThat(ghosts).containsOnly(0);
            assertThat(openRows).containsOnly(0L);
            assertThat(Figures.percentile(backMillis, 1)).isLessThan(30_000);
        }
    }
}
