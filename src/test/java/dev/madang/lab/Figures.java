package dev.madang.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Measured figures, printed beside their bar and kept in {@code target/lab/figures.txt}. */
public final class Figures {

    private static final double QUICK_MILLIS = 50;
    private static final double QUICK_ON_SLOW_MACHINE_MILLIS = 100;
    private static final double MAX_RATIO = 1.5;

    private static final Path FILE = Path.of("target", "lab", "figures.txt");

    private Figures() {}

    /** @param row such as {@code R19} of the bar */
    public static synchronized void record(String row, String what, Object measured, String bar) {
        String line = row + " | " + what + " | " + measured + " | " + bar;
        System.out.println(line);
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compares the delays of alternating runs with and without a load, in milliseconds: the middle one is at most half
     * as long again, or short anyway, as far as the machine allows it.
     */
    public static void assertUndisturbed(
            String row, String what, List<Double> without, List<Double> with, Wakeups machine) {
        double ratio = median(with) / median(without);
        record(
                row,
                "p99 of " + what + ", ms with / without (the machine's own " + millis(machine.p99()) + ")",
                millis(median(with)) + " / " + millis(median(without)) + " = " + millis(ratio),
                MAX_RATIO + ", or " + millis(quick(machine)) + " ms");
        assertThat(median(with))
                .as("%s: %s without, %s with", what, without, with)
                .isLessThanOrEqualTo(Math.max(MAX_RATIO * median(without), quick(machine)));
    }

    /** Delays in milliseconds of runs, of which the middle one is short, as far as the machine allows it. */
    public static void assertQuick(String row, String what, List<Double> delays, Wakeups machine) {
        record(
                row,
                "p99 of " + what + ", ms (the machine's own " + millis(machine.p99()) + ")",
                millis(median(delays)),
                millis(quick(machine)));
        assertThat(median(delays)).as("%s: %s", what, delays).isLessThanOrEqualTo(quick(machine));
    }

    private static double quick(Wakeups machine) {
        return Math.min(QUICK_ON_SLOW_MACHINE_MILLIS, Math.max(QUICK_MILLIS, MAX_RATIO * machine.p99()));
    }

    private static String millis(double value) {
        return "%.1f".formatted(value);
    }

    /** The middle one. */
    public static <T extends Comparable<T>> T median(List<T> values) {
        return percentile(values, 0.5);
    }

    /** @param share such as 0.99 */
    public static <T extends Comparable<T>> T percentile(List<T> values, double share) {
        List<T> sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * share) - 1));
    }
}
