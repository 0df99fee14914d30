package dev.madang.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Requests to the HTTP transports of SockJS such as no client of it sends. The same seed makes the same bodies. */
public final class HostilePosts {

    private static final String GOOD = "[\"\\n\"]";

    /**
     * @param path after {@code /ws/000/{id}}
     * @param known whether to a session that is there
     * @param status that must answer it
     */
    public record Post(
            String kind, String method, String path, boolean known, String contentType, byte[] body, int status) {}

    private final Random random;
    private final List<Supplier<Post>> grammar;

    public HostilePosts(Random random) {
        this.random = random;
        grammar = List.of(
                () -> broken(
                        "no JSON", any("{", "x", "'x'", "[\"a\"", "[\"a\",]", "[\"a\"]x", "\u0000", "\uFEFF[\"\\n\"]")),
                () -> broken("no array", any("null", "{}", "\"x\"", "7", "true", "{\"a\":\"b\"}")),
                () -> broken("no strings", any("[null]", "[1,2]", "[[\"a\"]]", "[{}]", "[1e999]", "[\"a\",false]")),
                () -> broken("nested", "[".repeat(1_000) + "]".repeat(1_000)),
                () -> broken("half a character", any("[\"\\ud800\"]", "[\"x\\udc00x\"]")),
                () -> broken("very many", "[" + "\"\",".repeat(5_000) + "\"\"]"),
                () -> broken("a number of 400 digits", "[" + "9".repeat(400) + "]"),
                () -> broken("nothing", ""),
                () -> post(
                        "not UTF-8", "POST", "xhr_send", true, "text/plain", "[\"\u00ff\"]".getBytes(ISO_8859_1), 400),
                () -> post("garbage", "POST", "xhr_send", true, "text/plain", noise(), 400),
                () -> post(
                        "a type of nothing", "POST", "xhr_send", true, any("x", "a/b/c", "text/xml"), bytes(GOOD), 204),
                () -> post("nobody's session", "POST", "xhr_send", false, "text/plain", bytes(GOOD), 404),
                () -> post(
                        "no transport",
                        "POST",
                        any("jsonp_send", "XHR", "x", "websocket.html"),
                        false,
                        "a/b",
                        bytes(GOOD),
                        404),
                () -> post("jsonp", "GET", "jsonp?c=x", false, "a/b", new byte[0], 404),
                () -> post(
                        "not this method", any("PUT", "DELETE", "PATCH"), "xhr_send", true, "a/b", bytes(GOOD), 405));
    }

    public Post next() {
        return grammar.get(random.nextInt(grammar.size())).get();
    }

    /** A path of a session that nobody has opened. */
    public static String unknownSession() {
        return "/ws/000/" + UUID.randomUUID() + "/";
    }

    private static Post broken(String kind, String body) {
        return post(kind, "POST", "xhr_send", true, "text/plain", bytes(body), 400);
    }

    private static Post post(
            String kind, String method, String path, boolean known, String contentType, byte[] body, int status) {
        return new Post(kind, method, path, known, contentType, body, status);
    }

    private byte[] noise() {
        byte[] noise = new byte[1 + random.nextInt(2_000)];
        random.nextBytes(noise);
        noise[0] = '[';
        return noise;
    }

    private String any(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
