package dev.madang.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, on core 0 where there are two, and what Linux and its JVM tell about it. */
final class ServerUnderTest implements AutoCloseable {

    static final Path FOLDER = Path.of("target", "load");

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(5);
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+)");
    private static final Pattern HEAP_USED = Pattern.compile("generation\\s+total \\d+K, used (\\d+)K");

    private final int port;
    private final Path log;
    private final Process process;

    /** @param command what follows the options of the JVM; the same options for every server */
    ServerUnderTest(String name, int port, List<String> command) {
        this.port = port;
        log = FOLDER.resolve(name + ".log");
        List<String> line = new ArrayList<>(Cores.pinned(0));
        line.addAll(List.of(java("java"), "-Xmx1g", "-XX:+UseSerialGC"));
        line.addAll(command);
        try {
            Files.createDirectories(FOLDER);
            process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitReady();
    }

    int port() {
        return port;
    }

    /** Of all its threads since its start, in nanoseconds. */
    long processorNanos() {
        String stat = read(Path.of("/proc", String.valueOf(process.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_PER_TICK;
    }

    /** What anybody has used of core 0 since the start of the machine, in nanoseconds. */
    static long coreNanos() {
        String line = read(Path.of("/proc/stat")).lines().skip(1).findFirst().orElseThrow();
        String[] fields = line.split(" +");
        long busy = 0;
        for (int i = 1; i <= 8; i++) {
            // Neither idle nor waiting for a disk.
            busy += i == 4 || i == 5 ? 0 : Long.parseLong(fields[i]);
        }
        return busy * NANOS_PER_TICK;
    }

    long residentBytes() {
        Matcher matcher = RESIDENT.matcher(read(Path.of("/proc", String.valueOf(process.pid()), "status")));
        if (!matcher.find()) {
            throw new IllegalStateException("the server has gone:\n" + read(log));
        }
        return Long.parseLong(matcher.group(1)) * 1024;
    }

    /** After a full collection of the garbage. */
    long heapBytes() {
        jcmd("GC.run");
        return HEAP_USED
                .matcher(jcmd("GC.heap_info"))
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)) * 1024)
                .sum();
    }

    String jcmd(String... command) {
        List<String> line = new ArrayList<>(List.of(java("jcmd"), String.valueOf(process.pid())));
        line.addAll(List.of(command));
        try {
            Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(jcmd.getInputStream().readAllBytes());
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException(line + ":\n" + said);
            }
            return said;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it has had little to do for a moment, in turns of the driver. */
    void awaitIdle(Driver driver) {
        long end = System.nanoTime() + IDLE_LIMIT.toNanos();
        long used = NANOS_PER_TICK * 100;
        while (used > 3 * NANOS_PER_TICK && System.nanoTime() < end) {
            long before = processorNanos();
            driver.runUntil(() -> false, Duration.ofMillis(300));
            used = processorNanos() - before;
        }
    }

    private void awaitReady() {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("The server did not start:\n" + read(log));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection asked = (HttpURLConnection)
                    URI.create("http://localhost:" + port + "/ws/info").toURL().openConnection();
            return asked.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    static String java(String tool) {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + tool;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
