package dev.madang.lab;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** The even step of a load: what was late is caught up with. */
public final class Pace {

    private Pace() {}

    /** Does this so many times, counted from 0. */
    public static void keep(int perSecond, int times, IntConsumer work) {
        keep(0, perSecond, times, work);
    }

    /** @param offset of the first time, as a share of a step: so that many do not do it all at the same moment */
    public static void keep(double offset, int perSecond, int times, IntConsumer work) {
        long start = System.nanoTime() + (long) (offset * TimeUnit.SECONDS.toNanos(1) / perSecond);
        for (int i = 0; i < times; i++) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            work.accept(i);
        }
    }
}
