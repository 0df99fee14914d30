package dev.madang.membership;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import java.util.function.Consumer;

/** Who may do something to others, and to the room. */
final class Authority {

    private Authority() {}

    /** Does the work while nothing else can happen in the room. */
    static void inRoom(Seat by, Consumer<RoomSeats> work) {
        synchronized (by.live) {
            requireModerator(by);
            work.accept(by.live);
        }
    }

    /** Needs the monitor of the room, as the next one. */
    static void requireModerator(Seat by) {
        if (!by.isSeated() || by.role() == Role.PARTICIPANT) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
    }

    /** What stays when the host is back. */
    static void requireLasting(Seat by) {
        if (by.standsIn()) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
    }
}
