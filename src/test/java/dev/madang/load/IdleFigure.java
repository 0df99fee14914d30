package dev.madang.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What connections take that do nothing but beat: memory for each, and processor time for all. */
final class IdleFigure {

    private static final int CONNECTIONS = 3_000;
    private static final int PER_ROOM = 6;
    private static final int AT_ONCE = 24;
    /** Until the compiler of the JVM has done with what came before. */
    private static final Duration SETTLING = Duration.ofSeconds(60);

    private static final Duration COUNTED = Duration.ofSeconds(60);

    private IdleFigure() {}

    static void run(Setting setting) {
        Report report = new Report("idle");
        List<String> rows = new ArrayList<>();
        for (String name : setting.servers()) {
            try (Subject subject = Subject.start(name, setting);
                    Driver driver = new Driver()) {
                rows.add(measure(driver, subject, setting, report));
            }
        }
        report.line("server | heart-beat, s | kB of RSS a connection | kB of heap a connection | share of a core");
        rows.forEach(report::line);
    }

    private static String measure(Driver driver, Subject subject, Setting setting, Report report) {
        // Whatever is loaded with the first of them is not theirs.
        Gathering first = new Gathering(driver, subject, setting, 20, PER_ROOM, AT_ONCE);
        first.gather();
        first.leave();
        ServerUnderTest server = subject.server();
        Gathering idle =
                new Gathering(driver, subject, setting, setting.count(CONNECTIONS) / PER_ROOM, PER_ROOM, AT_ONCE);
        server.awaitIdle(driver);
        long heap = server.heapBytes();
        long resident = server.residentBytes();
        if (!idle.gather()) {
            throw new IllegalStateException("not all came in: " + idle.tally);
        }
        driver.runUntil(() -> false, setting.time(SETTLING));
        long used = server.processorNanos();
        Duration counted = setting.time(COUNTED);
        driver.runUntil(() -> false, counted);
        double share = (server.processorNanos() - used) / (double) counted.toNanos();
        double heapEach = (server.heapBytes() - heap) / 1024.0 / idle.members.size();
        double residentEach = (server.residentBytes() - resident) / 1024.0 / idle.members.size();
        report.line("%s: %d connections; %s", subject.name(), idle.members.size(), idle.tally);
        idle.leave();
        return "%s | %d | %.1f | %.1f | %.4f"
                .formatted(subject.name(), setting.heartbeat().toSeconds(), residentEach, heapEach, share);
    }
}
