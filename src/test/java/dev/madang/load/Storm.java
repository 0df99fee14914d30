package dev.madang.load;

import java.util.List;

/**
 * Everybody comes into rooms of twelve. Each newcomer makes an offer to everybody who is there, each is answered, and
 * both sides send four batches of candidates: ten signals for each pair.
 */
final class Storm extends Gathering {

    static final int PER_ROOM = 12;
    static final int ROOMS = 108;

    private static final int AT_ONCE = 48;
    private static final int BATCHES = 4;
    private static final int PER_PAIR = 2 * (1 + BATCHES);

    private final ServerUnderTest server;
    private final boolean silent;

    /** @param coreShare of the time that core 0 was busy, how much was the server's */
    record Result(long signals, double seconds, double processorSeconds, double coreShare, Tally tally) {

        double processorSecondsPerThousand() {
            return 1000 * processorSeconds / signals;
        }

        double processorMillisPerMember() {
            return 1000 * processorSeconds / (ROOMS * PER_ROOM);
        }

        double perSecond() {
            return signals / seconds;
        }
    }

    /** @param silent nobody signals, so that what is left is the price of coming in */
    Storm(Driver driver, Subject subject, Setting setting, boolean silent) {
        super(driver, subject, setting, ROOMS, PER_ROOM, AT_ONCE);
        this.silent = silent;
        server = subject.server();
    }

    Result run() {
        server.awaitIdle(driver);
        long core = ServerUnderTest.coreNanos();
        long used = server.processorNanos();
        long began = System.nanoTime();
        gather();
        double seconds = (System.nanoTime() - began) / 1e9;
        used = server.processorNanos() - used;
        core = ServerUnderTest.coreNanos() - core;
        if (tally.sent != expected()) {
            tally.fail(tally.sent + " signals were sent, not " + expected());
        }
        leave();
        return new Result(tally.received, seconds, used / 1e9, (double) used / Math.max(core, 1), tally);
    }

    private long expected() {
        return silent ? 0 : (long) ROOMS * PER_ROOM * (PER_ROOM - 1) / 2 * PER_PAIR;
    }

    @Override
    boolean isDone() {
        return super.isDone() && tally.received >= expected();
    }

    @Override
    void joined(Member member, List<Member> present) {
        if (silent) {
            complete();
            return;
        }
        member.awaited = present.size() * (1 + BATCHES);
        if (member.awaited == 0) {
            complete();
        }
        for (Member other : present) {
            member.offered[other.slot()] = true;
            describe(member, other, Kind.OFFER);
        }
    }

    @Override
    void heard(Member by, Member from, Kind kind, long nanos) {
        if (kind == Kind.OFFER) {
            describe(by, from, Kind.ANSWER);
        }
        if (by.offered[from.slot()] && --by.awaited == 0) {
            complete();
        }
    }

    private static void describe(Member from, Member to, Kind description) {
        long now = Mark.now();
        from.signal(to, description, now);
        for (int i = 0; i < BATCHES; i++) {
            from.signal(to, Kind.CANDIDATES, now);
        }
    }
}
