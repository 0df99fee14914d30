package dev.madang.load;

import dev.madang.lab.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Join storms: what a relayed signal costs, everything else of a join included. Many of them warm up, five count. */
final class StormFigure {

    /** Before all else, so many in which people only come and go: the compiler of the JVM waits for thousands of each. */
    private static final int SILENT_WARM_UPS = 20;

    private static final int WARM_UPS = 6;

    private static final int STORMS = 5;

    private StormFigure() {}

    static void run(Setting setting) {
        Report report = new Report("storm");
        Map<String, List<Storm.Result>> results = new LinkedHashMap<>();
        for (String name : setting.servers()) {
            try (Subject subject = Subject.start(name, setting);
                    Driver driver = new Driver()) {
                results.put(name, storms(subject, driver, setting, report));
            }
        }
        report.line("server | CPU-s per 1,000 signals | of the first | signals/s | of the first | share of core 0");
        List<Storm.Result> base = results.get(setting.baseline());
        results.forEach((name, storms) -> report.line(
                "%s | %.4f | %.2f | %.0f | %.2f | %.2f",
                name,
                median(storms, Storm.Result::processorSecondsPerThousand),
                median(storms, Storm.Result::processorSecondsPerThousand)
                        / median(base, Storm.Result::processorSecondsPerThousand),
                median(storms, Storm.Result::perSecond),
                median(storms, Storm.Result::perSecond) / median(base, Storm.Result::perSecond),
                median(storms, Storm.Result::coreShare)));
    }

    private static List<Storm.Result> storms(Subject subject, Driver driver, Setting setting, Report report) {
        List<Storm.Result> counted = new ArrayList<>();
        Tally all = new Tally();
        for (int i = 0; i < setting.count(SILENT_WARM_UPS); i++) {
            all.add(new Storm(driver, subject, setting, true).run().tally());
        }
        int warmUps = setting.count(WARM_UPS);
        int storms = warmUps + setting.count(STORMS);
        for (int i = 0; i < storms; i++) {
            if (setting.recorded() && i == warmUps) {
                subject.server().jcmd("JFR.start", "name=storms", "settings=profile");
            }
            Storm.Result result = new Storm(driver, subject, setting, false).run();
            report.line(
                    "%s %s: %s storm %d: %d signals in %.2f s, %.2f CPU-s, %.4f per 1,000, %.2f of core 0; %s",
                    subject.name(),
                    setting.wrapping(),
                    i < warmUps ? "warm-up" : "counted",
                    i < warmUps ? i + 1 : i - warmUps + 1,
                    result.signals(),
                    result.seconds(),
                    result.processorSeconds(),
                    result.processorSecondsPerThousand(),
                    result.coreShare(),
                    result.tally());
            all.add(result.tally());
            if (i >= warmUps) {
                counted.add(result);
            }
        }
        if (setting.recorded()) {
            String file =
                    FlightFigure.recording(subject.name()).toAbsolutePath().toString();
            subject.server().jcmd("JFR.stop", "name=storms", "filename=" + file);
        }
        // What of the above is the price of coming in, and none of signals.
        Storm.Result silent = new Storm(driver, subject, setting, true).run();
        report.line(
                "%s: the same without a signal: %.2f s, %.2f CPU-s, %.1f CPU-ms for each of %d who came; %s",
                subject.name(),
                silent.seconds(),
                silent.processorSeconds(),
                silent.processorMillisPerMember(),
                Storm.ROOMS * Storm.PER_ROOM,
                silent.tally());
        report.line("%s, all storms: %s", subject.name(), all);
        return counted;
    }

    private static double median(List<Storm.Result> storms, ToDoubleFunction<Storm.Result> figure) {
        return Figures.median(storms.stream().map(figure::applyAsDouble).toList());
    }
}
