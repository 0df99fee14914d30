package dev.madang.lab;

/** Limits that would refuse a test, where everybody comes from one address and in a hurry. */
final class LabLimits {

    static final String REGISTRATIONS = "madang.user.registrations=100000";
    static final String BURST = "madang.signaling.rate.burst=100000";
    static final String BURST_SIZE = "madang.signaling.rate.burst-size=512MB";
    static final String SIZE_PER_SECOND = "madang.signaling.rate.size-per-second=512MB";
    static final String SEATS = "madang.membership.seats-per-user=100000";
    /** On a busy machine a page takes longer to be loaded again than at a person's own. */
    static final String AWAY = "madang.membership.away-grace=30s";

    static final String PER_SECOND = "madang.signaling.rate.per-second=100000";

    private LabLimits() {}
}
