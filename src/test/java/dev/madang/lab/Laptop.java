package dev.madang.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A person's machine that falls asleep: all processes of the browser are stopped where they are, and go on later. */
public final class Laptop implements AutoCloseable {

    private final ProcessHandle browser;
    private final Thread opening = new Thread(this::open);
    private List<ProcessHandle> asleep = List.of();

    private Laptop(ProcessHandle browser) {
        this.browser = browser;
        // Nobody else can end a stopped process without force.
        Runtime.getRuntime().addShutdownHook(opening);
    }

    /** Of the n-th person of a test, counted from 0. */
    public static Laptop of(int person) {
        String mark = Browsers.mark(person);
        return ProcessHandle.current()
                .descendants()
                .filter(process -> isBrowser(process, mark))
                .findFirst()
                .map(Laptop::new)
                .orElseThrow(() -> new AssertionError("No browser with " + mark));
    }

    public void shut() {
        signal("STOP", Stream.of(browser));
        // Only now there will be no more of them.
        asleep = browser.descendants().toList();
        signal("STOP", asleep.stream());
    }

    public void open() {
        signal("CONT", Stream.concat(asleep.stream(), Stream.of(browser)));
    }

    /** Also awake when a test fails, so that its browser can be closed. */
    @Override
    public void close() {
        open();
        Runtime.getRuntime().removeShutdownHook(opening);
    }

    private static void signal(String name, Stream<ProcessHandle> processes) {
        String[] pids = processes
                .filter(ProcessHandle::isAlive)
                .map(process -> String.valueOf(process.pid()))
                .toArray(String[]::new);
        if (pids.length > 0) {
            Shell.run(Stream.concat(Stream.of("kill", "-" + name), Stream.of(pids))
                    .toArray(String[]::new));
        }
    }

    private static boolean isBrowser(ProcessHandle process, String mark) {
        try {
            String arguments = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
            return arguments.contains(mark + "\0") && !arguments.contains("--type=");
        } catch (IOException ended) {
            return false;
        }
    }
}
