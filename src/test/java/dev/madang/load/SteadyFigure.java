package dev.madang.load;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The highest even rate of addressed signals whose p99 stays within 50 ms, and how quick they are at half of it. */
final class SteadyFigure {

    private static final double BAR_MILLIS = 50;
    private static final int LEAST = 8_000;
    private static final int MOST = 200_000;
    private static final double STAIR = 1.25;
    private static final int HALVINGS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration BEFORE = Duration.ofSeconds(1);
    private static final Duration COUNTED = Duration.ofSeconds(4);

    private record Found(long saturating, Steady.Step half) {}

    private SteadyFigure() {}

    static void run(Setting setting) {
        Report report = new Report("steady");
        Map<String, Found> found = new LinkedHashMap<>();
        for (String name : setting.servers()) {
            try (Subject subject = Subject.start(name, setting);
                    Driver driver = new Driver()) {
                found.put(name, search(new Steady(driver, subject, setting), name, setting, report));
            }
        }
        Found base = found.get(setting.baseline());
        report.line("server | signals/s at p99 <= 50 ms | of the first | p99 at half of that, ms | core of the server");
        found.forEach((name, one) -> report.line(
                "%s | %d | %.2f | %.1f | %.2f",
                name,
                one.saturating(),
                (double) one.saturating() / base.saturating(),
                one.half().p99(),
                one.half().coreShare()));
    }

    private static Found search(Steady steady, String name, Setting setting, Report report) {
        if (!steady.gather()) {
            throw new IllegalStateException("not all came in: " + steady.tally);
        }
        steady.at(LEAST, setting.time(WARM_UP), COUNTED);
        steady.at(2 * LEAST, setting.time(WARM_UP).dividedBy(2), COUNTED);
        long good = 0;
        long bad = 0;
        for (long rate = LEAST; bad == 0 && rate <= setting.count(MOST); rate = (long) (rate * STAIR)) {
            if (isQuick(steady, name, rate, report)) {
                good = rate;
            } else {
                bad = rate;
            }
        }
        for (int i = 0; i < HALVINGS && bad != 0; i++) {
            long middle = (good + bad) / 2;
            if (isQuick(steady, name, middle, report)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        Steady.Step half = steady.at(Math.max(good / 2, 1), BEFORE, COUNTED);
        show(name, half, report);
        report.line("%s, all steps: %s", name, steady.tally);
        steady.leave();
        return new Found(good, half);
    }

    private static boolean isQuick(Steady steady, String name, long rate, Report report) {
        Steady.Step step = steady.at(rate, BEFORE, COUNTED);
        show(name, step, report);
        return step.p99() <= BAR_MILLIS && step.received() > 0.97 * rate;
    }

    private static void show(String name, Steady.Step step, Report report) {
        report.line(
                "%s: %d signals/s: %.0f arrived, p50 %.1f ms, p99 %.1f ms, server %.2f of a core",
                name, step.perSecond(), step.received(), step.p50(), step.p99(), step.coreShare());
    }
}
