package dev.madang.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Measured figures, printed beside their bar and kept in {@code target/lab/figures.txt}. */
public final class Figures {

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

    /** @param share such as 0.99 */
    public static long percentile(List<Long> values, double share) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(sorted.size() * share) - 1));
    }
}
