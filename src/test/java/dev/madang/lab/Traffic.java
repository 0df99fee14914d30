package dev.madang.lab;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one page asks of the network, as the browser counts it: headers included, compressed, nothing for what it had. */
public final class Traffic {

    private final List<String> requests = new ArrayList<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Long> bytes = new HashMap<>();

    private Traffic(CDPSession network) {
        network.on("Network.requestWillBeSent", this::asked);
        network.on("Network.webSocketCreated", event -> requests.add(text(event, "url")));
        network.on("Network.loadingFinished", this::arrived);
        network.send("Network.enable");
    }

    /** From now on. */
    public static Traffic of(Page page) {
        return new Traffic(page.context().newCDPSession(page));
    }

    /** The addresses, also of what the browser had already. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public long bytes() {
        return bytes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Bytes by address. */
    public Map<String, Long> sizes() {
        return Map.copyOf(bytes);
    }

    private void asked(JsonObject event) {
        String url = event.getAsJsonObject("request").get("url").getAsString();
        if (url.startsWith("http")) {
            requests.add(url);
            addresses.put(text(event, "requestId"), url);
        }
    }

    private void arrived(JsonObject event) {
        String url = addresses.get(text(event, "requestId"));
        if (url != null) {
            bytes.merge(url, event.get("encodedDataLength").getAsLong(), Long::sum);
        }
    }

    private static String text(JsonObject event, String field) {
        return event.get(field).getAsString();
    }
}
