package dev.madang.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which core a process runs on: the server on 0, the driver on 1, so that neither takes the other's time. */
final class Cores {

    private static final String PINNED = "load.pinned";

    private Cores() {}

    /** The beginning of a command line; empty where there is only one core. */
    static List<String> pinned(int core) {
        boolean possible = Boolean.getBoolean(PINNED) || isPossible();
        return possible ? List.of("taskset", "-c", String.valueOf(core)) : List.of();
    }

    /** Runs this program again on core 1 and ends with its exit code, unless that was done already. */
    static void restartPinned(Class<?> program, String... arguments) throws IOException, InterruptedException {
        if (Boolean.getBoolean(PINNED) || !isPossible()) {
            return;
        }
        List<String> line = new ArrayList<>(pinned(1));
        line.addAll(List.of(ServerUnderTest.java("java"), "-Xms512m", "-Xmx1g", "-Xmn256m", "-XX:+UseSerialGC"));
        System.getProperties().forEach((name, value) -> {
            if (name.toString().startsWith("load.") || name.toString().startsWith("madang.")) {
                line.add("-D" + name + "=" + value);
            }
        });
        line.addAll(List.of("-D" + PINNED + "=true", "-cp", System.getProperty("java.class.path"), program.getName()));
        line.addAll(List.of(arguments));
        Process pinned = new ProcessBuilder(line).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(pinned::destroy));
        System.exit(pinned.waitFor());
    }

    private static boolean isPossible() {
        return Runtime.getRuntime().availableProcessors() > 1 && Files.isExecutable(Path.of("/usr/bin/taskset"));
    }
}
