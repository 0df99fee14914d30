package dev.madang.membership;

/** A clock that never jumps: deadlines are kept by it, so that a corrected wall clock throws nobody out. */
@FunctionalInterface
interface MonotonicClock {

    /** Nanoseconds from an arbitrary origin. */
    long nanos();
}
