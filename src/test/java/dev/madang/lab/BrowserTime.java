package dev.madang.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processor time that all browsers of this test run have used, as Linux tells. */
public final class BrowserTime {

    /** Linux counts in hundredths of a second. */
    private static final double TICKS = 100;

    private BrowserTime() {}

    public static double seconds() {
        return ProcessHandle.current()
                        .descendants()
                        .mapToLong(process -> ticks(process.pid()))
                        .sum()
                / TICKS;
    }

    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            // The name in brackets may have spaces; user and system time are the 12th and 13th behind it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return stat.contains("(chrom") || stat.contains("(headless_shell")
                    ? Long.parseLong(fields[11]) + Long.parseLong(fields[12])
                    : 0;
        } catch (IOException ended) {
            return 0;
        }
    }
}
