package dev.madang.membership;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/** The clock on the wall, at which a test can interrupt the thread that looks. */
@TestComponent
@Primary
final class HookedClock extends Clock {

    private static final Clock WALL = Clock.systemUTC();

    private final ThreadLocal<Runnable> deed = ThreadLocal.withInitial(() -> () -> {});

    /** Happens once, when this thread looks next. */
    void atNextLook(Runnable once) {
        deed.set(once);
    }

    @Override
    public Instant instant() {
        Runnable once = deed.get();
        deed.remove();
        once.run();
        return WALL.instant();
    }

    @Override
    public ZoneId getZone() {
        return WALL.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return WALL.withZone(zone);
    }
}
