package dev.madang.load;

import java.time.Duration;

/** Lines of chat to everybody in a room. Whoever hears its own says the next, so that the server is never idle. */
final class Casts extends Gathering {

    private static final int MEMBERS = 240;
    private static final int AT_ONCE = 24;
    /** A subscription to the room is not confirmed, and what comes before it is missed without a fault of anybody. */
    private static final Duration SUBSCRIBING = Duration.ofSeconds(2);

    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final int perRoom;
    private final ServerUnderTest server;
    private boolean going = true;

    record Window(long deliveries, double seconds, double processorSeconds) {}

    Casts(Driver driver, Subject subject, Setting setting, int perRoom) {
        super(driver, subject, setting, MEMBERS / perRoom, perRoom, AT_ONCE);
        this.perRoom = perRoom;
        server = subject.server();
    }

    /** The first of each room and another one begin. */
    void begin() {
        driver.runUntil(() -> false, SUBSCRIBING);
        for (int i = 0; i < members.size(); i += perRoom / 2) {
            members.get(i).cast(Mark.now(), perRoom);
        }
    }

    Window window(Duration time) {
        long heard = tally.received;
        long used = server.processorNanos();
        long began = System.nanoTime();
        driver.runUntil(() -> false, time);
        return new Window(
                tally.received - heard, (System.nanoTime() - began) / 1e9, (server.processorNanos() - used) / 1e9);
    }

    void end() {
        going = false;
        driver.runUntil(() -> tally.received >= tally.sent, DRAIN);
        leave();
    }

    @Override
    void heard(Member by, Member from, Kind kind, long nanos) {
        if (by == from && going) {
            by.cast(Mark.now(), perRoom);
        }
    }
}
