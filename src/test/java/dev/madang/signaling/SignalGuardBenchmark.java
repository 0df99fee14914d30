package dev.madang.signaling;

import dev.madang.MadangApplication;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import dev.madang.stomp.Frame;
import dev.madang.stomp.FrameReader;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What every check of a signal costs ({@link #guard}: authorisation, both budgets, length), beside what it takes to read
 * it ({@link #read}, which looks for broken text). The signal is one of 2 KB, its sender a participant of a running
 * server.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init") // Set up by the framework.
public class SignalGuardBenchmark {

    private static final String DESCRIPTION = "a=candidate:1 ".repeat(142);
    private static final String UNLIMITED = "1000000000";

    private final AtomicReference<Frame> last = new AtomicReference<>();
    private FrameReader reader;
    private ConfigurableApplicationContext server;
    private FrameGuard guard;
    private SignalingSession session;
    private String text;
    private Frame signal;

    @Setup
    public void start() throws Exception {
        server = SpringApplication.run(
                MadangApplication.class,
                "--server.port=0",
                "--madang.data-directory=" + Files.createTempDirectory("madang-bench"),
                "--madang.signaling.rate.burst=" + UNLIMITED,
                "--madang.signaling.rate.per-second=" + UNLIMITED,
                "--madang.signaling.rate.burst-size=100TB",
                "--madang.signaling.rate.size-per-second=900MB");
        guard = server.getBean(FrameGuard.class);
        TestServer reached = TestServer.at(Objects.requireNonNull(((WebServerApplicationContext) server).getWebServer())
                .getPort());
        TestRoom room = reached.register("Ann").createRoom();
        TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
        TestParticipant bob = reached.register("Bob").join(room, TransportKind.WEBSOCKET);
        session = server.getBean(SignalingSessions.class).all().stream()
                .filter(one -> one.participant().value().equals(ann.id()))
                .findFirst()
                .orElseThrow();
        reader = new FrameReader(() -> FrameBody.MAX_FRAME_BYTES, FrameBody.MAX_PIECES);
        text = "SEND\ndestination:" + room.command("signal." + bob.id()) + "\nkind:offer\ncontent-length:"
                + DESCRIPTION.length() + "\n\n" + DESCRIPTION + '\0';
        signal = read();
        if (!guard()) {
            throw new AssertionError("The guard refuses a signal");
        }
    }

    @TearDown
    public void end() {
        server.close();
    }

    @Benchmark
    public boolean guard() {
        return guard.admits(session, signal);
    }

    @Benchmark
    public Frame read() {
        reader.read(text, last::setPlain);
        return last.getPlain();
    }
}
