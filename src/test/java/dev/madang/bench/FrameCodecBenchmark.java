package dev.madang.bench;

import dev.madang.stomp.FrameReader;
import dev.madang.stomp.ServerMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompDecoder;
import org.springframework.messaging.simp.stomp.StompEncoder;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/** Reading a signal of 2 KB and writing it out again: our text frames beside the codec of Spring. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FrameCodecBenchmark {

    private static final String BODY = "a=candidate:1 ".repeat(142);
    private static final String HEADERS = "kind:offer\nfrom:9x4t7c1m5z8q2v6n\nfrom-incarnation:1\nn:17\n";
    private static final String INBOX = "/topic/room.k3x9-7mwp-q2vdx.participant.3c8h5w2p9d7b1f6k";

    private final String sent = "SEND\ndestination:/app/room.k3x9-7mwp-q2vdx.signal.3c8h5w2p9d7b1f6k\nkind:offer\n"
            + "content-length:" + BODY.length() + "\n\n" + BODY + '\0';
    private final FrameReader reader = new FrameReader(() -> 128 * 1024, 128);
    private final StompDecoder decoder = new StompDecoder();
    private final StompEncoder encoder = new StompEncoder();
    private final byte[] body = BODY.getBytes(StandardCharsets.UTF_8);

    @Benchmark
    public void read(Blackhole frames) {
        reader.read(sent, frames::consume);
    }

    @Benchmark
    public String write() {
        return ServerMessage.of(INBOX, HEADERS, BODY, BODY.length()).to("c0ffee", 17);
    }

    @Benchmark
    public List<Message<byte[]>> readBySpring() {
        return decoder.decode(ByteBuffer.wrap(sent.getBytes(StandardCharsets.UTF_8)));
    }

    @Benchmark
    public String writeBySpring() {
        StompHeaderAccessor headers = StompHeaderAccessor.create(StompCommand.MESSAGE);
        headers.setDestination(INBOX);
        headers.setSubscriptionId("c0ffee");
        headers.setMessageId("c0ffee-1");
        headers.setNativeHeader("kind", "offer");
        headers.setNativeHeader("from", "9x4t7c1m5z8q2v6n");
        headers.setNativeHeader("from-incarnation", "1");
        headers.setNativeHeader("n", "17");
        return new String(encoder.encode(headers.toMessageHeaders(), body), StandardCharsets.UTF_8);
    }
}
