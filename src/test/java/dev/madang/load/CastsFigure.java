package dev.madang.load;

import dev.madang.lab.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What it costs to tell something to everybody in a room of six, and in one of twelve. */
final class CastsFigure {

    private static final Duration WARM_UP = Duration.ofSeconds(12);
    private static final Duration WINDOW = Duration.ofSeconds(3);
    private static final int WINDOWS = 4;

    private CastsFigure() {}

    static void run(Setting setting) {
        Report report = new Report("casts");
        List<String> rows = new ArrayList<>();
        for (String name : setting.servers()) {
            try (Subject subject = Subject.start(name, setting);
                    Driver driver = new Driver()) {
                for (int perRoom : new int[] {6, 12}) {
                    rows.add(measure(driver, subject, setting, perRoom, report));
                }
            }
        }
        report.line("server | members | CPU-s per 1,000 deliveries | deliveries/s");
        rows.forEach(report::line);
    }

    private static String measure(Driver driver, Subject subject, Setting setting, int perRoom, Report report) {
        Casts casts = new Casts(driver, subject, setting, perRoom);
        if (!casts.gather()) {
            throw new IllegalStateException("not all came in: " + casts.tally);
        }
        casts.begin();
        casts.window(setting.time(WARM_UP));
        List<Double> costs = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            Casts.Window window = casts.window(setting.time(WINDOW));
            costs.add(1000 * window.processorSeconds() / window.deliveries());
            rates.add(window.deliveries() / window.seconds());
        }
        casts.end();
        report.line("%s, rooms of %d: %s", subject.name(), perRoom, casts.tally);
        return "%s | %d | %.4f | %.0f".formatted(subject.name(), perRoom, Figures.median(costs), Figures.median(rates));
    }
}
