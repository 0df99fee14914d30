package dev.madang.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Chromium or Chrome of this machine. Where there is none, Debian's is installed, which needs root. */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final String SHELL = "chromium-headless-shell";
    private static final String CONSENT = "--use-fake-ui-for-media-stream";

    private Chromium() {}

    static Path executable() {
        Debian.installUnless(Chromium::hasKoreanFont, "fontconfig", "fonts-noto-cjk");
        return NAMES.stream()
                .flatMap(name -> Debian.find(name).stream())
                .findFirst()
                .orElseGet(() -> Debian.program("chromium", "chromium"));
    }

    /**
     * The same browser without a window, tabs and their menus: less processor time, and no permissions to ask
     * for, no tabs to share and no second window. Where there is none and none can be installed, the one with windows.
     */
    static Path shell() {
        return Debian.find(SHELL).isPresent() || Debian.canInstall() ? Debian.program(SHELL, SHELL) : executable();
    }

    private static boolean hasKoreanFont() {
        return Debian.find("fc-list").isPresent()
                && !Shell.run("fc-list", ":lang=ko").isBlank();
    }

    /**
     * Cameras and microphones that need no hardware and no click, and no way out of this machine. Of the four cameras,
     * the encoder takes the pictures of the first and the last.
     *
     * @param resolverRule what a name means to this browser alone, such as {@code MAP relay.lab. 127.0.0.11}
     */
    static List<String> arguments(String resolverRule) {
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
                "--use-fake-device-for-media-stream=device-count=4,fps=10",
                "--autoplay-policy=no-user-gesture-required",
                "--host-resolver-rules=" + resolverRule + ",MAP * ~NOTFOUND,EXCLUDE localhost,EXCLUDE 127.0.0.1"));
        if (Debian.isRoot()) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }

    static List<String> argumentsWithoutConsent(String resolverRule) {
        return arguments(resolverRule).stream()
                .filter(argument -> !argument.equals(CONSENT))
                .toList();
    }
}
