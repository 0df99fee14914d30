package dev.madang.lab;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Listens to a page for what no visit should cause: an error in the console, an exception, a request to another host. */
final class PageWatch {

    private final String host;
    private final List<String> console = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    PageWatch(Page page, URI server) {
        host = server.getAuthority();
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> faults.add("exception: " + error));
        page.onRequest(request -> look(request.url()));
        page.onWebSocket(socket -> look(socket.url()));
    }

    /** From now on, an error of this kind is what the test provokes. */
    void expect(String regex) {
        expected.add(Pattern.compile(regex));
    }

    List<String> faults() {
        return faults.stream()
                .filter(fault -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(fault).find()))
                .toList();
    }

    String console() {
        return String.join("\n", console);
    }

    private void hear(ConsoleMessage message) {
        console.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
        if (message.type().equals("error")) {
            faults.add("console: " + message.text() + " (" + message.location() + ")");
        }
    }

    private void look(String url) {
        URI uri = URI.create(url.split("[?#]")[0]);
        if (uri.getAuthority() != null && !uri.getAuthority().equals(host)) {
            faults.add("request to another host: " + url);
        }
    }
}
