package dev.madang.lab;

/** Limits that would refuse a test, where everybody comes from one address and in a hurry. */
final class LabLimits {

    static final String REGISTRATIONS = "madang.user.registrations=100000";
    static final String BURST = "madang.signaling.rate.burst=100000";
    static final String PER_SECOND = "madang.signaling.rate.per-second=100000";

    private LabLimits() {}
}
