package dev.madang.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the time of recorded storms went: the samples of each recording by the innermost method that is known, and by
 * thread. Time in system calls is seen only where the JVM is in a method of its own.
 */
final class FlightFigure {

    private static final String SAMPLE = "jdk.ExecutionSample";
    private static final String NATIVE = "jdk.NativeMethodSample";
    private static final String PAUSE = "jdk.GCPhasePause";
    private static final int SHOWN = 15;

    private FlightFigure() {}

    /** Of this server's counted storms. */
    static Path recording(String server) {
        return ServerUnderTest.FOLDER.resolve(server + ".jfr");
    }

    static void run(Setting setting) {
        Report report = new Report("flight");
        for (String server : setting.servers()) {
            try (RecordingFile file = new RecordingFile(recording(server))) {
                show(server, file, report);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void show(String server, RecordingFile file, Report report) throws IOException {
        Map<String, Integer> layers = new TreeMap<>();
        Map<String, Integer> threads = new TreeMap<>();
        Map<String, Integer> methods = new TreeMap<>();
        int samples = 0;
        double pauses = 0;
        while (file.hasMoreEvents()) {
            RecordedEvent event = file.readEvent();
            if (event.getEventType().getName().equals(PAUSE)) {
                pauses += event.getDuration().toNanos() / 1e9;
            } else if (isWork(event)) {
                samples++;
                layers.merge(layer(event), 1, Integer::sum);
                threads.merge(group(event.getThread("sampledThread").getJavaName()), 1, Integer::sum);
                methods.merge(name(event.getStackTrace().getFrames().get(0)), 1, Integer::sum);
            }
        }
        report.line("%s: %d samples; garbage collections took %.2f s", server, samples, pauses);
        show("layer", layers, samples, report);
        show("thread", threads, samples, report);
        show("method", methods, samples, report);
    }

    /** A native method that waits for input is none. */
    private static boolean isWork(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
            return false;
        }
        return type.equals(SAMPLE)
                || type.equals(NATIVE)
                        && !name(event.getStackTrace().getFrames().get(0))
                                .matches(".*(EPoll|accept|Accept|poll|wait).*");
    }

    private static String layer(RecordedEvent event) {
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            Layer layer = Layer.of(name(frame)).orElse(null);
            if (layer != null) {
                return layer.words;
            }
        }
        return "unknown";
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    /** A pool is one. */
    private static String group(String thread) {
        return thread == null ? "of the JVM" : thread.replaceAll("[0-9]+", "#");
    }

    private static void show(String by, Map<String, Integer> counts, int all, Report report) {
        report.line("by " + by + ":");
        Map<String, Integer> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        sorted.forEach((name, count) -> report.line("  %5.1f %% %s", 100.0 * count / all, name));
    }
}
