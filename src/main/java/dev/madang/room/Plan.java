package dev.madang.room;

import dev.madang.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From when to when people mean to meet; either may be open. It is told, and keeps nobody out. */
record Plan(@Nullable Instant startsAt, @Nullable Instant endsAt) {

    static final Duration LONGEST = Duration.ofHours(24);
    /** Beyond it a year was mistyped. */
    static final Duration FARTHEST = Duration.ofDays(366);
    /** A form that was filled in a moment ago means now. */
    private static final Duration LATE = Duration.ofMinutes(5);

    /** @throws ProblemException {@code validation} of what cannot be meant; a beginning that stays may lie behind us */
    void check(Instant now, Plan before) {
        if (startsAt != null && !startsAt.equals(before.startsAt)) {
            require("startsAt", startsAt.isAfter(now.minus(LATE)) && !startsAt.isAfter(now.plus(FARTHEST)));
        }
        if (endsAt != null && !equals(before)) {
            Instant from = startsAt == null ? now : startsAt;
            boolean fits = endsAt.isAfter(from) && !endsAt.isAfter(from.plus(LONGEST));
            require("endsAt", fits && endsAt.isAfter(now));
        }
    }

    boolean isOver(Instant now) {
        return endsAt != null && endsAt.isBefore(now);
    }

    private static void require(String field, boolean right) {
        if (!right) {
            throw ProblemException.validation(List.of(field));
        }
    }
}
