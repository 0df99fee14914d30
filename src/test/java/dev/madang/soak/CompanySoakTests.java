package dev.madang.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Figures;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TcpProxy;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import dev.madang.lab.Vitals;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Half an hour on one server: guests come and go in forty rooms, two hundred people sit idle in forty others behind a
 * proxy without patience, and for the last ten minutes two hundred more signal each other in forty more. What the
 * server holds before and after is compared while only the idle ones are there.
 */
class CompanySoakTests {

    private static final Duration LENGTH = Share.of(Duration.ofMinutes(30));
    private static final Duration STEADY_LENGTH = Share.of(Duration.ofMinutes(10));
    private static final int JOINS = Share.of(5_000);
    private static final int WARM_UP_JOINS = 300;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration PROXY_PATIENCE = Duration.ofSeconds(60);
    /** Silence is noticed, the seat's grace passes, and the threads without work end. */
    private static final Duration SETTLING = Duration.ofMinutes(5);
    /** After which the server, which gives it a minute, has closed an unused connection. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(65);

    /**
     * So that nothing but a leak makes a difference. Tomcat's pool grows to its 200 threads with the worst moment, and
     * any traffic keeps them all: it starts with them. Caches that may go at a collection go at each. And no collection
     * leaves dead wood, which counts as if it lived.
     *
     * <p>With the collector that a JVM takes by itself: in the small heap of the other tests, the serial one halts a
     * server of 400 people for 0.2 s every few seconds.
     */
    private static final String[] COMPARABLE = {
        "--server.tomcat.threads.min-spare=200",
        "-XX:SoftRefLRUPolicyMSPerMB=0",
        "-XX:MarkSweepAlwaysCompactCount=1",
        "-XX:-UseSerialGC",
        "-XX:+UseG1GC",
        "-Xmx512m"
    };

    private static final String BUCKET = "io.github.bucket4j.local.LockFreeBucket";

    /** What there is one of, or so many, for each of the idle crowd. */
    private static final Map<String, Integer> LIVING = new TreeMap<>(Map.of(
            "dev.madang.membership.RoomSeats", Crowd.ROOMS,
            "dev.madang.membership.Seat", Crowd.SIZE,
            "dev.madang.signaling.Inbox", Crowd.SIZE,
            "dev.madang.signaling.RoomLog", Crowd.ROOMS,
            "dev.madang.signaling.SignalingSession", Crowd.SIZE,
            "dev.madang.transport.WebSocketQueuedSession", Crowd.count(TransportKind.WEBSOCKET),
            "dev.madang.transport.HttpQueuedSession",
                    Crowd.count(TransportKind.XHR) + Crowd.count(TransportKind.XHR_STREAMING),
            "dev.madang.signaling.Pulse", Crowd.SIZE,
            "dev.madang.signaling.Topics$Reader", 2 * Crowd.SIZE));

    private record Moment(int joined, int dirty, Vitals.Heap heap, int threads, int files) {}

    private static ServerProcess process;
    private static Churn churn;
    private static Crowd idle;
    private static Steady steady;
    private static List<Long> joinMillis;
    private static double steadyLoad;
    private static Moment start;
    private static Moment end;

    @BeforeAll
    static void spendTheTime() throws Exception {
        process = ServerProcess.start("company", COMPARABLE);
        churn = new Churn(process.server());
        idle = Crowd.enter(process.server(), CompanySoakTests::behindImpatientProxy);
        inParallel(() -> churn.run(WARM_UP_JOINS, WARM_UP), () -> beSteady(WARM_UP));
        Attendance.open(idle.rooms());
        start = settled();
        churn.takeJoinMillis();
        try (Pulse pulse = new Pulse()) {
            inParallel(() -> churn.run(JOINS, LENGTH), () -> {
                await().atMost(LENGTH).until(() -> churn.joined() - start.joined() >= JOINS * 2 / 3);
                churn.takeJoinMillis();
                steady = beSteady(STEADY_LENGTH);
                joinMillis = churn.takeJoinMillis();
                steadyLoad = load();
            });
        }
        end = settled();
    }

    @AfterAll
    static void end() {
        churn.close();
        process.close();
    }

    @Test
    void whoHasGoneLeavesNothingBehind() {
        int joins = end.joined() - start.joined();
        Figures.record("R33", "joins, all transports, in " + LENGTH, joins, String.valueOf(JOINS));
        Figures.record("R33", "of them gone without a goodbye", end.dirty() - start.dirty(), "10 %");
        double growth = 100.0
                * (end.heap().bytes() - start.heap().bytes())
                / start.heap().bytes();
        Figures.record(
                "R33",
                "heap after a full collection, start and end, kB",
                start.heap().bytes() / 1024 + " to " + end.heap().bytes() / 1024 + String.format(" (%+.1f %%)", growth),
                "+ 5 %");
        System.out.println("Changed most, in kB: " + end.heap().changesSince(start.heap()));
        Figures.record("R33", "threads", start.threads() + " to " + end.threads(), "+- 5");
        Figures.record("R33", "open files", start.files() + " to " + end.files(), "+- 10");
        Figures.record("R33", "seats, inboxes, sessions and subscriptions", living(end.heap()), LIVING.toString());
        int buckets = end.heap().count(BUCKET) - start.heap().count(BUCKET);
        Figures.record("R33", "rate limiters, more than at the start", buckets, "the comers of five minutes");
        long rows = churn.rooms().stream()
                .mapToLong(room -> Attendance.of(room).size())
                .sum();
        long open = Attendance.open(churn.rooms()) + Attendance.open(idle.rooms());
        Figures.record("R33", "memberships of guests, and open ones of all", rows + ", " + open, "joins, living");

        assertSoftly(bar -> {
            bar.assertThat(churn.errors()).isEmpty();
            bar.assertThat(process.log()).doesNotContain(" ERROR ");
            bar.assertThat(joins).isEqualTo(JOINS);
            bar.assertThat(living(start.heap())).isEqualTo(LIVING);
            bar.assertThat(living(end.heap())).isEqualTo(LIVING);
            bar.assertThat(growth).isLessThan(5.0);
            bar.assertThat(end.threads()).isBetween(start.threads() - 5, start.threads() + 5);
            bar.assertThat(end.files()).isBetween(start.files() - 10, start.files() + 10);
            bar.assertThat(buckets).isLessThan(Math.min(JOINS, 5_000 / 6) + 2 * Crowd.SIZE);
            bar.assertThat(rows).isEqualTo(churn.joined());
            bar.assertThat(open).isEqualTo(Crowd.SIZE);
        });
    }

    @Test
    void idlePeopleBehindAnImpatientProxyStay() {
        long closed = idle.members().stream()
                .filter(member -> !member.session().isOpen())
                .count();
        long lost = idle.members().stream()
                .mapToLong(member -> member.unreadEvents("participant-updated").size()
                        + member.unreadEvents("participant-left").size())
                .sum();
        Figures.record(
                "R34", "of 200 idle for " + LENGTH + ", dropped and reported lost", closed + ", " + lost, "0, 0");
        assertThat(closed).isZero();
        assertThat(lost).isZero();
        assertThat(Attendance.present(idle.rooms())).isEqualTo(Crowd.SIZE);
        idle.members().forEach(member -> member.sync());
    }

    @Test
    void steadyCrowdIsServedAtOnce() {
        double signal = Figures.percentile(steady.micros(), 0.99) / 1000.0;
        long join = Figures.percentile(joinMillis, 0.99);
        int signals = steady.micros().size();
        Figures.record("R36", "signals of 200 in " + STEADY_LENGTH, signals, "5 a second and room");
        Figures.record("R36", "signal p50, ms", Figures.percentile(steady.micros(), 0.5) / 1000.0, "");
        double minute = Figures.median(steady.p99OfEachMinute()) / 1000.0;
        Figures.record("R36", "signal p99 of the middle minute, ms", minute, "50");
        Figures.record("R36", "signal p99 of each minute, µs", steady.p99OfEachMinute(), "");
        Figures.record("R36", "signal p99 of all, ms", signal, "");
        Figures.record("R36", "join p99 of " + joinMillis.size() + ", ms", join, "500");
        Figures.record("R36", "load average of the machine", steadyLoad, "2 cores");
        Figures.record("R36", "errors", steady.errors().size(), "0");
        assertThat(steady.errors()).isEmpty();
        assertThat(signals).isGreaterThanOrEqualTo((int) (STEADY_LENGTH.toSeconds() * 5 * Crowd.ROOMS));
        // Once in ten minutes a machine that others use too may stand still for a second.
        assertThat(minute).isLessThanOrEqualTo(50);
        assertThat(join).isLessThanOrEqualTo(500);
    }

    /** One for each: a pool of connections that several share would grow and shrink with their luck. */
    private static TestServer behindImpatientProxy(TestServer server) {
        TcpProxy proxy = TcpProxy.before(server);
        proxy.closeSilent(PROXY_PATIENCE);
        return proxy.server();
    }

    private static Steady beSteady(Duration length) throws Exception {
        Crowd crowd = Crowd.enter(process.server());
        Steady signals = new Steady(crowd);
        signals.run(length);
        crowd.leave();
        return signals;
    }

    /** When only the idle crowd is left and unused connections are closed, or it is clear that this is never so. */
    private static Moment settled() {
        Vitals vitals = process.vitals();
        AtomicInteger lastFiles = new AtomicInteger();
        try {
            await().atMost(SETTLING).pollInterval(KEEP_ALIVE).until(() -> {
                int files = vitals.openFiles();
                return Math.abs(files - lastFiles.getAndSet(files)) <= 2
                        && living(vitals.heap()).equals(LIVING);
            });
        } catch (ConditionTimeoutException unsettled) {
            System.out.println("There is more than the idle crowd: " + living(vitals.heap()));
        }
        return new Moment(churn.joined(), churn.dirty(), vitals.heap(), vitals.threads(), vitals.openFiles());
    }

    private static Map<String, Integer> living(Vitals.Heap heap) {
        Map<String, Integer> living = new TreeMap<>();
        LIVING.keySet().forEach(type -> living.put(type, heap.count(type)));
        return living;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void inParallel(Work... work) throws Exception {
        Together.all(List.of(work).stream()
                .<Callable<Boolean>>map(one -> () -> {
                    one.run();
                    return true;
                })
                .toList());
    }

    /** A line every twenty seconds. */
    private static final class Pulse implements AutoCloseable {

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

        Pulse() {
            clock.scheduleAtFixedRate(this::beat, 0, 20, TimeUnit.SECONDS);
        }

        private void beat() {
            Vitals vitals = process.vitals();
            System.out.printf(
                    "%s load %.1f; joined %d, gone %d, errors %d; threads %d, files %d, resident %d MB; idle people %d%n",
                    LocalTime.now().truncatedTo(ChronoUnit.SECONDS),
                    load(),
                    churn.joined(),
                    churn.gone(),
                    churn.errors().size(),
                    vitals.threads(),
                    vitals.openFiles(),
                    vitals.residentKilobytes() / 1024,
                    idle.members().stream()
                            .filter(member -> member.session().isOpen())
                            .count());
        }

        @Override
        public void close() {
            clock.shutdownNow();
        }
    }
}
