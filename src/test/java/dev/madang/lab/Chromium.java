package dev.madang.lab;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium or Chrome of this machine. Where there is none, Debian's is installed, which needs root. */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final String CONSENT = "--use-fake-ui-for-media-stream";

    private Chromium() {}

    static Path executable() {
        if (find("fc-list").isEmpty() || Shell.run("fc-list", ":lang=ko").isBlank()) {
            install("fontconfig", "fonts-noto-cjk");
        }
        return NAMES.stream().flatMap(name -> find(name).stream()).findFirst().orElseGet(() -> {
            install("chromium");
            return find("chromium").orElseThrow();
        });
    }

    /**
     * Cameras and microphones that need no hardware and no click, and no way out of this machine. Of the four cameras,
     * the encoder takes the pictures of the first and the last.
     */
    static List<String> arguments() {
        var arguments = new ArrayList<>(List.of(
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-background-timer-throttling",
                "--disable-backgrounding-occluded-windows",
                "--disable-renderer-backgrounding",
                CONSENT,
                "--use-fake-device-for-media-stream=device-count=4",
                "--autoplay-policy=no-user-gesture-required",
                "--host-resolver-rules=MAP * ~NOTFOUND,EXCLUDE localhost,EXCLUDE 127.0.0.1"));
        if (isRoot()) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }

    static List<String> argumentsWithoutConsent() {
        return arguments().stream()
                .filter(argument -> !argument.equals(CONSENT))
                .toList();
    }

    private static void install(String... packages) {
        if (!isRoot() || find("apt-get").isEmpty()) {
            throw new IllegalStateException(
                    "The browser tests need Chromium or Chrome on the PATH and a Korean font. Install them, or run the"
                            + " tests as root on Debian or Ubuntu, where they install " + String.join(" ", packages));
        }
        Shell.run("apt-get", "update");
        Shell.run(Stream.concat(Stream.of("apt-get", "install", "-y"), Stream.of(packages))
                .toArray(String[]::new));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
