package dev.madang.lab;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Up to four browser processes, each started when first asked for and used until the end of the run: more do not make
 * a test truer on two cores, only slower. For one thread.
 */
final class Browsers implements AutoCloseable {

    static final int LIMIT = 4;

    private final Path executable = Chromium.executable();
    private final Path shell = Chromium.shell();
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final List<Browser> running = new ArrayList<>();
    private Optional<Browser> refusing = Optional.empty();

    /** The browser of the n-th person of a test, counted from 0. */
    Browser of(int person) {
        int wanted = person % LIMIT;
        while (running.size() <= wanted) {
            running.add(launch(shell, argumentsOf(running.size())));
        }
        if (!running.get(wanted).isConnected()) {
            running.set(wanted, launch(shell, argumentsOf(wanted)));
        }
        return running.get(wanted);
    }

    /** A browser of its own that asks before it opens a device, and so refuses: nobody is there to say yes. */
    Browser refusing() {
        if (refusing.isEmpty()) {
            refusing = Optional.of(launch(Chromium.argumentsWithoutConsent(RelayNetwork.resolverRule(0))));
        }
        return refusing.get();
    }

    /**
     * A browser whose picker for screens is answered with the tab of this title, which is really captured, with its
     * sound. To be closed by who asks for it.
     */
    Browser sharingTab(String title) {
        List<String> arguments = new ArrayList<>(Chromium.argumentsWithoutConsent(RelayNetwork.resolverRule(0)));
        arguments.add("--auto-select-tab-capture-source-by-title=" + title);
        return launch(arguments);
    }

    /** A browser of the n-th person with a camera that shows this film. To be closed by who asks for it. */
    Browser filming(int person, Path film) {
        List<String> arguments = argumentsOf(person);
        arguments.add("--use-file-for-fake-video-capture=" + film.toAbsolutePath());
        return launch(shell, arguments);
    }

    /** A browser as people have it. To be closed by who asks for it. */
    Browser withWindows() {
        return launch(executable, Chromium.arguments(RelayNetwork.resolverRule(0)));
    }

    /** A browser inside, to which this server is as good as one behind TLS. To be closed by who asks for it. */
    Browser inside(NetworkNamespace network, TestServer server) {
        List<String> arguments =
                new ArrayList<>(Chromium.arguments("EXCLUDE " + server.uri().getHost()));
        arguments.add("--unsafely-treat-insecure-origin-as-secure=" + server.uri());
        return launch(network.wrapped(executable), arguments);
    }

    /** A browser of its own that also finds this server, and trusts every certificate. To be closed by who asks for it. */
    Browser trusting(TestServer server) {
        List<String> arguments =
                new ArrayList<>(Chromium.arguments("EXCLUDE " + server.uri().getHost()));
        arguments.add("--ignore-certificate-errors");
        return launch(arguments);
    }

    /** What the command line of the browser of the n-th person has and no other. */
    static String mark(int person) {
        return "--lab-person=" + person % LIMIT;
    }

    private static List<String> argumentsOf(int person) {
        List<String> arguments = new ArrayList<>(Chromium.arguments(RelayNetwork.resolverRule(person)));
        arguments.add(mark(person));
        return arguments;
    }

    private Browser launch(List<String> arguments) {
        return launch(executable, arguments);
    }

    private Browser launch(Path executable, List<String> arguments) {
        return playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(executable).setArgs(arguments));
    }

    @Override
    public void close() {
        running.forEach(Browser::close);
        refusing.ifPresent(Browser::close);
        playwright.close();
    }
}
