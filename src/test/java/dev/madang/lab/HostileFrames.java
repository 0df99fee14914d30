package dev.madang.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * STOMP frames such as no good client sends, made from good ones by a grammar: malformed, hostile, glued and torn. The
 * same seed makes the same frames.
 */
public final class HostileFrames {

    /** What becomes of a joined session that sends it. One that has not CONNECTed is refused instead of kept. */
    public enum Fate {
        REFUSED,
        /** Whatever is wrong with it is told in the inbox. */
        KEPT,
        /** It has no end, so that the server waits for more. */
        PENDING,
        ANY
    }

    /** @param messages in which it is sent, none larger than the server's buffer */
    public record Hostile(String kind, Fate fate, List<byte[]> messages) {}

    private static final int MESSAGE = 8_000;
    private static final List<String> JSON = List.of(
            "{", "[]", "null", "{\"text\":1e999}", "{\"text\":\"\\ud800\"}", "{\"@class\":\"java.lang.Runtime\"}");

    private final Random random;
    private final TestRoom room;
    private final String self;
    private final List<Supplier<Hostile>> grammar = new ArrayList<>();

    /** @param self the participant that sends them */
    public HostileFrames(Random random, TestRoom room, String self) {
        this.random = random;
        this.room = room;
        this.self = self;
        refused("bad escape", () -> chat("x:\\" + any("t", "x", "0", " ", "\u00e9")));
        refused("escape at the end", () -> chat("x:y\\"));
        refused("header without colon", () -> chat("no colon"));
        refused("header without name", () -> chat(":value"));
        refused("carriage returns only", () -> chat("a:b").replace('\n', '\r'));
        refused("unknown command", () -> any("GARBAGE", "send", "SEND ", "\u00a0", "A".repeat(5_000)) + "\nx:y\n\n\0");
        refused("command of a server", () -> any("MESSAGE", "CONNECTED", "RECEIPT", "ERROR") + "\n\n\0");
        refused("transaction", () -> any("BEGIN", "COMMIT", "ABORT", "ACK", "NACK") + "\nid:1\ntransaction:t\n\n\0");
        refused("no command", () -> ":\n\n\0");
        refused("second CONNECT", () -> "CONNECT\naccept-version:1.2\n\n\0");
        refused("length too short", () -> chat("content-length:" + random.nextInt(2)));
        refused(
                "length that lies",
                () -> chat("content-length:" + any("-1", "+2", "1e3", "0x2", "99999999999", "\u0662")));
        refused("zero within", () -> send("chat", "content-length:10", "{}\0MESSAGE"));
        refused("body where none may be", () -> "SUBSCRIBE\nid:1\ndestination:" + room.events() + "\n\nbody\0");
        refused("subscription to all", () -> subscribe("/topic/" + any("**", "room.*", "{a:(a+)+}", "%2a", "#")));
        refused("subscription with a long name", () -> subscribe("/topic/" + "a".repeat(10_000)));
        refused("frame to others", () -> "SEND\ndestination:" + any(room.events(), "/queue/x", "/app/**") + "\n\n{}\0");
        refused("header of 150 KB", () -> chat("x:" + "y".repeat(150_000)));
        add(
                "not UTF-8",
                Fate.REFUSED,
                () -> messages(send("chat", "x:y", "\"\u00ff\u00fe\"").getBytes(ISO_8859_1)));
        refused("ten thousand headers", () -> chat(headers(10_000)));
        refused("length beyond the end", () -> chat("content-length:" + any("2147483647", "100000", "3")));
        kept("type of nothing", () -> chat("content-type:" + any("///", "a", ";", "text/*/x")));
        kept("hostile JSON", () -> send(any("chat", "state", "sync", "health", "away"), "x:y", any(JSON)));
        kept("deep JSON", () -> send("chat", "x:y", "[".repeat(1_000)));
        kept("unknown command of ours", () -> send(any("promote", "x", "join-all"), "x:y", "{}"));
        kept("signal to nobody", () -> send("signal." + any("0", self, "a-".repeat(20)), "kind:offer", "{}"));
        kept("signal of no kind", () -> send("signal." + self, "kind:" + any("joined", "", "\\n"), "{}"));
        kept("body of 70 KB", () -> send("chat", "x:y", "y".repeat(70_000)));
        kept("headers twice", () -> chat("destination:/topic/x\ndestination:/queue/y"));
        kept("glued", () -> send("state", "x:y", "{}") + "\r\n\n" + send("state", "x:y", "{}") + "\n\n");
        add("torn", Fate.KEPT, () -> torn(send("state", "x:y", "{}").getBytes(UTF_8)));
        pending("no end", () -> chat("x:y").replace("\0", ""));
        pending("no end of the head", () -> "SEND\ndestination:x");
        add("random", Fate.ANY, () -> messages(mutated(chat("x:y").getBytes(UTF_8))));
    }

    public Hostile next() {
        return grammar.get(random.nextInt(grammar.size())).get();
    }

    private void refused(String kind, Supplier<String> frame) {
        add(kind, Fate.REFUSED, () -> messages(frame.get().getBytes(UTF_8)));
    }

    private void kept(String kind, Supplier<String> frame) {
        add(kind, Fate.KEPT, () -> messages(frame.get().getBytes(UTF_8)));
    }

    private void pending(String kind, Supplier<String> frame) {
        add(kind, Fate.PENDING, () -> messages(frame.get().getBytes(UTF_8)));
    }

    private void add(String kind, Fate fate, Supplier<List<byte[]>> messages) {
        grammar.add(() -> new Hostile(kind, fate, messages.get()));
    }

    private String chat(String header) {
        return send("chat", header, "{}");
    }

    private String send(String command, String header, String body) {
        return "SEND\ndestination:" + room.command(command) + "\n" + header + "\n\n" + body + "\0";
    }

    private static String subscribe(String destination) {
        return "SUBSCRIBE\nid:1\ndestination:" + destination.replace(":", "\\c") + "\n\n\0";
    }

    private static String headers(int count) {
        StringBuilder headers = new StringBuilder("x:y");
        for (int i = 0; i < count; i++) {
            headers.append("\nh").append(i).append(":v");
        }
        return headers.toString();
    }

    private String any(String... choices) {
        return any(Arrays.asList(choices));
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<byte[]> messages(byte[] frame) {
        List<byte[]> messages = new ArrayList<>();
        for (int from = 0; from < frame.length; from += MESSAGE) {
            messages.add(Arrays.copyOfRange(frame, from, Math.min(frame.length, from + MESSAGE)));
        }
        return messages;
    }

    private List<byte[]> torn(byte[] frame) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < frame.length; ) {
            int to = Math.min(frame.length, from + 1 + random.nextInt(20));
            pieces.add(Arrays.copyOfRange(frame, from, to));
            from = to;
        }
        return pieces;
    }

    private byte[] mutated(byte[] frame) {
        byte[] mutant = frame.clone();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
        return mutant;
    }
}
