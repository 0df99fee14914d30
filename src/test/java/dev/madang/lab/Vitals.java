package dev.madang.lab;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a Java process holds, as Linux and the JVM itself tell. Asking for what is on the heap costs a full collection,
 * which halts the process for a moment.
 */
public final class Vitals {

    private static final String JCMD =
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    /** {@code   12:   200   9600  dev.madang.membership.Seat} */
    private static final Pattern CLASS = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+) +(\\S+)");
    /** {@code Total   981234   71234567} */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");

    private final long pid;

    private Vitals(long pid) {
        this.pid = pid;
    }

    static Vitals of(long pid) {
        return new Vitals(pid);
    }

    /** The objects of one class that are in use. */
    public record Objects(int count, long bytes) {

        private static final Objects NONE = new Objects(0, 0);

        private Objects plus(Objects more) {
            return new Objects(count + more.count, bytes + more.bytes);
        }
    }

    /**
     * @param bytes of all objects that are in use
     * @param byClass of the same name there may be several
     */
    public record Heap(long bytes, Map<String, Objects> byClass) {

        public Map<String, Integer> counts(Collection<String> types) {
            return types.stream().collect(toMap(type -> type, this::count, Integer::sum, TreeMap::new));
        }

        /** Where to look when it has grown: the classes that did most, in kB. */
        public String changesSince(Heap before) {
            Map<String, Long> kilobytes = new TreeMap<>();
            before.byClass.keySet().forEach(type -> kilobytes.put(type, 0L));
            byClass.keySet().forEach(type -> kilobytes.put(type, 0L));
            kilobytes.replaceAll((type, none) ->
                    (objects(type).bytes() - before.objects(type).bytes()) / 1024);
            return kilobytes.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue((a, b) -> Long.compare(Math.abs(b), Math.abs(a))))
                    .limit(16)
                    .map(Map.Entry::toString)
                    .collect(joining(", "));
        }

        public int count(String type) {
            return objects(type).count();
        }

        public Objects objects(String type) {
            return byClass.getOrDefault(type, Objects.NONE);
        }
    }

    /** After a full collection. */
    public Heap heap() {
        String histogram = Shell.run(JCMD, String.valueOf(pid), "GC.class_histogram");
        Map<String, Objects> byClass = CLASS.matcher(histogram)
                .results()
                .collect(toMap(
                        line -> line.group(3),
                        line -> new Objects(Integer.parseInt(line.group(1)), Long.parseLong(line.group(2))),
                        Objects::plus));
        return new Heap(Long.parseLong(only(TOTAL, histogram)), byClass);
    }

    public int threads() {
        return Integer.parseInt(only(Pattern.compile("Threads:\\s+(\\d+)"), status()));
    }

    /** In memory at this moment, the garbage of the heap included. */
    public long residentKilobytes() {
        return Long.parseLong(only(Pattern.compile("VmRSS:\\s+(\\d+)"), status()));
    }

    public int openFiles() {
        try (var files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String status() {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), "status"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String only(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow(() -> new AssertionError("No " + pattern + " in:\n" + text));
    }
}
