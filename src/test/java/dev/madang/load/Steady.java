package dev.madang.load;

import java.time.Duration;

/** Rooms of six where everybody signals everybody in turn, candidates of 300 bytes, at an even rate. */
final class Steady extends Gathering {

    private static final int PER_ROOM = 6;
    private static final int ROOMS = 40;
    private static final int AT_ONCE = 24;
    private static final Duration DRAIN = Duration.ofSeconds(20);
    /** No more in one turn, so that answers are read in between. */
    private static final int BURST = 500;

    private final Delays delays = new Delays();
    private long counting;
    private long perSecond;
    private long began;
    private long due;

    /**
     * @param received in the counted time, per second
     * @param coreShare processor time of the server in that time, as a share of a core
     */
    record Step(long perSecond, double received, double p50, double p99, double coreShare) {}

    private final ServerUnderTest server;

    Steady(Driver driver, Subject subject, Setting setting) {
        super(driver, subject, setting, ROOMS, PER_ROOM, AT_ONCE);
        server = subject.server();
    }

    /** Sends at a rate for a while of which the last part counts, and waits for all that was sent. */
    Step at(long rate, Duration before, Duration counted) {
        perSecond = rate;
        due = 0;
        counting = Long.MAX_VALUE;
        began = Mark.now();
        send(before);
        delays.clear();
        long first = Mark.now();
        counting = first;
        long used = server.processorNanos();
        send(counted);
        used = server.processorNanos() - used;
        double seconds = (Mark.now() - first) / 1e9;
        double received = delays.count() / seconds;
        driver.runUntil(() -> tally.received >= tally.sent, DRAIN);
        return new Step(rate, received, delays.percentile(0.5), delays.percentile(0.99), used / 1e9 / seconds);
    }

    private void send(Duration time) {
        driver.run(this::sendDue, () -> false, time);
    }

    private int sendDue() {
        long until = Math.min(due + BURST, (Mark.now() - began) * perSecond / 1_000_000_000);
        for (; due < until; due++) {
            // Of whoever was to send it late, the lateness counts.
            long planned = began + due * 1_000_000_000 / perSecond;
            int sender = (int) (due % members.size());
            int turn = (int) (due / members.size() % (PER_ROOM - 1));
            int room = sender / PER_ROOM * PER_ROOM;
            Member to = members.get(room + (sender - room + 1 + turn) % PER_ROOM);
            members.get(sender).signal(to, Kind.CANDIDATES, planned);
        }
        return 0;
    }

    @Override
    void heard(Member by, Member from, Kind kind, long nanos) {
        if (nanos >= counting) {
            delays.add(Mark.now() - nanos);
        }
    }
}
