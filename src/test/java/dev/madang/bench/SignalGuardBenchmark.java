package dev.madang.bench;

import dev.madang.MadangApplication;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.messaging.simp.stomp.StompEncoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.AbstractSubscribableChannel;
import org.springframework.messaging.support.ChannelInterceptor;

/**
 * What every check of a signal costs ({@link #guard}: authorisation, both budgets, length, text), beside what Spring
 * needs to read it ({@link #decode}) and to write it out again ({@link #encode}). The signal is one of 2 KB that a
 * participant has sent over a WebSocket to a running server, taken in front of the guard.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SignalGuardBenchmark {

    private static final String DESCRIPTION = "a=candidate:1 ".repeat(142);
    private static final String UNLIMITED = "1000000000";

    private final StompDecoder decoder = new StompDecoder();
    private final StompEncoder encoder = new StompEncoder();
    private ConfigurableApplicationContext server;
    private ChannelInterceptor guard;
    private MessageChannel channel;
    private Message<?> signal;
    private StompHeaderAccessor outgoing;
    private byte[] frame;

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
        guard = server.getBean("dev.madang.signaling.FrameGuard", ChannelInterceptor.class);
        channel = server.getBean("clientInboundChannel", MessageChannel.class);
        signal = sentBy(Objects.requireNonNull(((WebServerApplicationContext) server).getWebServer())
                .getPort());
        frame = encoder.encode(StompHeaderAccessor.wrap(signal).toMessageHeaders(), (byte[]) signal.getPayload());
        outgoing = StompHeaderAccessor.create(StompCommand.MESSAGE);
        outgoing.setDestination("/topic/room.k3x9-7mwp-q2vdx.participant.3c8h5w2p9d7b1f6k");
        outgoing.setSubscriptionId("c0ffee");
        outgoing.setMessageId("c0ffee-1");
        outgoing.setNativeHeader("kind", "offer");
        outgoing.setNativeHeader("from", "9x4t7c1m5z8q2v6n");
        outgoing.setNativeHeader("n", "17");
    }

    @TearDown
    public void end() {
        server.close();
    }

    @Benchmark
    public Object guard() {
        return guard.preSend(signal, channel);
    }

    @Benchmark
    public List<Message<byte[]>> decode() {
        return decoder.decode(ByteBuffer.wrap(frame));
    }

    @Benchmark
    public byte[] encode() {
        return encoder.encode(outgoing.toMessageHeaders(), (byte[]) signal.getPayload());
    }

    private Message<?> sentBy(int port) throws InterruptedException {
        BlockingQueue<Message<?>> sent = new LinkedBlockingQueue<>();
        ((AbstractSubscribableChannel) channel).addInterceptor(0, new ChannelInterceptor() {
            @Override
            public Message<?> preSend(Message<?> message, MessageChannel to) {
                if (String.valueOf(StompHeaderAccessor.getDestination(message.getHeaders()))
                        .contains(".signal.")) {
                    sent.add(message);
                }
                return message;
            }
        });
        TestServer reached = TestServer.at(port);
        TestRoom room = reached.register("Ann").createRoom();
        TestParticipant ann = room.host().join(room, TransportKind.WEBSOCKET);
        TestParticipant bob = reached.register("Bob").join(room, TransportKind.WEBSOCKET);
        ann.signal(bob, "offer", DESCRIPTION);
        bob.awaitSignal();
        Message<?> taken = sent.take();
        if (guard.preSend(taken, channel) == null) {
            throw new AssertionError("The guard refuses what it has let through");
        }
        return taken;
    }
}
