package dev.madang.lab;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/**
 * One STOMP session. Frames are kept until somebody awaits them, in the order of arrival. For one thread.
 */
public final class StompSession implements AutoCloseable {

    /** Long enough for a busy machine; a passing test does not wait for it. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** From one look to the next whether the connection is still there. */
    private static final Duration LISTENING = Duration.ofSeconds(1);

    private final RawTransport transport;
    private final List<StompFrame> unread = new ArrayList<>();

    private StompSession(RawTransport transport) {
        this.transport = transport;
    }

    public static StompSession open(URI server, TransportKind kind) {
        return new StompSession(kind.open(server));
    }

    public RawTransport transport() {
        return transport;
    }

    public void send(StompFrame frame) {
        transport.send(frame.encode());
    }

    /** CONNECT to a room; the further headers are pairs of name and value. Returns CONNECTED. */
    public StompFrame connect(String token, String room, String... headers) {
        requestConnect(token, room, headers);
        return awaitConnected();
    }

    public StompFrame awaitConnected() {
        return await("CONNECTED", frame -> frame.is("CONNECTED"));
    }

    /** Only sends CONNECT, for a test that expects no CONNECTED, or does not wait for it. */
    public void requestConnect(String token, String room, String... headers) {
        StompFrame connect = StompFrame.of("CONNECT", "accept-version", "1.1,1.2", "heart-beat", "0,5000");
        connect = connect.with("Authorization", "Bearer " + token).with("room", room);
        for (int i = 0; i < headers.length; i += 2) {
            connect = connect.with(headers[i], headers[i + 1]);
        }
        send(connect);
    }

    /** Sends heart-beats until the connection is closed. */
    public void beat(Duration interval) {
        Daemons.run("heart", () -> {
            while (isOpen()) {
                transport.send("\n");
                LockSupport.parkNanos(interval.toNanos());
            }
        });
    }

    /** From now on every frame goes to this listener, on a thread of its own, until the connection is closed. */
    public void listen(Consumer<StompFrame> listener) {
        Daemons.run("ear", () -> {
            while (isOpen()) {
                pull(LISTENING.toNanos());
                unread.forEach(listener);
                unread.clear();
            }
        });
    }

    public void subscribe(String destination) {
        send(StompFrame.of("SUBSCRIBE", "id", UUID.randomUUID().toString(), "destination", destination));
    }

    public void send(String destination, String body) {
        send(StompFrame.of("SEND", "destination", destination).withBody(body));
    }

    /** Takes the first frame that matches. An ERROR that was not asked for fails at once. */
    public StompFrame await(String what, Predicate<StompFrame> wanted) {
        return await(what, wanted, PATIENCE);
    }

    public StompFrame await(String what, Predicate<StompFrame> wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        int seen = 0;
        while (true) {
            for (; seen < unread.size(); seen++) {
                StompFrame frame = unread.get(seen);
                if (wanted.test(frame)) {
                    return unread.remove(seen);
                }
                if (frame.is("ERROR")) {
                    throw new AssertionError("Waited for " + what + " and was refused: " + frame);
                }
            }
            if (!pull(deadline - System.nanoTime())) {
                throw new AssertionError("No " + what + " in " + patience + "; closed: "
                        + transport.closed().getNow("no") + "; unread: " + unread);
            }
        }
    }

    public Refusal awaitRefusal() {
        return awaitRefusal("what was sent");
    }

    /** The ERROR frame with its code, and then the close: both must arrive. The cause is for the reader of a failure. */
    public Refusal awaitRefusal(String cause) {
        StompFrame error = await("ERROR for " + cause, frame -> frame.is("ERROR"));
        awaitClosed();
        return new Refusal(
                error.header("code"), error.header("retry"), JsonMapper.shared().readTree(error.body()));
    }

    /** Waits until the server has closed. */
    public String awaitClosed() {
        try {
            return transport.closed().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("The session stays open", e);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What has arrived and was not awaited. */
    public List<StompFrame> unread() {
        while (pull(0)) {}
        return List.copyOf(unread);
    }

    public boolean isOpen() {
        return !transport.closed().isDone();
    }

    @Override
    public void close() {
        transport.close();
    }

    private boolean pull(long nanos) {
        try {
            String message = transport.messages().poll(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
            if (message != null) {
                unread.addAll(StompFrame.decode(message));
            }
            return message != null;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
