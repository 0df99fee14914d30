package dev.madang.lab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A participant under load. It tells the others numbered lines of 2 KB, and listens on a thread of its own: how long
 * the lines of the others took, and whether each came once and in order.
 */
public final class Talker {

    /** Of each line, at least. */
    public static final int LINE_BYTES = 2_000;

    private static final String FILLER = "x".repeat(LINE_BYTES);
    private static final String ROOM = "room";

    private final TestParticipant self;
    private final Map<String, Integer> told = new ConcurrentHashMap<>();
    private final Map<String, Integer> heard = new ConcurrentHashMap<>();
    private final Map<String, String> connections = new ConcurrentHashMap<>();
    private final Queue<Long> delays = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    /** From now on the participant's frames are this talker's alone. */
    public Talker(TestParticipant self) {
        this.self = self;
        self.session().listen(this::hear);
    }

    /** Tells one other a line. */
    public void signal(Talker to) {
        self.signal(to.self, "candidates", line(to.self.id()));
    }

    /** Tells everybody in the room a line. */
    public void say() {
        self.command("chat", Map.of("text", line(ROOM)));
    }

    /** Whether all that these have told it, or its room, has arrived. */
    public boolean hasHeardAll(Collection<Talker> others) {
        return others.stream()
                .allMatch(other ->
                        heard(other, ROOM) == other.told(ROOM) && heard(other, self.id()) == other.told(self.id()));
    }

    /** The connection of a participant as the room was told last. */
    public String connectionOf(TestParticipant participant) {
        return connections.getOrDefault(participant.id(), "connected");
    }

    /** The milliseconds that each line took since this was asked last. */
    public List<Double> takeDelays() {
        List<Double> taken = new ArrayList<>();
        for (Long nanos = delays.poll(); nanos != null; nanos = delays.poll()) {
            taken.add(nanos / (double) TimeUnit.MILLISECONDS.toNanos(1));
        }
        return taken;
    }

    /** Lines that were lost, doubled or out of order, errors, and the loss of the connection. */
    public List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        if (!self.session().isOpen()) {
            all.add("closed: " + self.session().awaitClosed());
        }
        return all;
    }

    public TestParticipant self() {
        return self;
    }

    private void hear(StompFrame frame) {
        if (frame.headers().containsKey("kind")) {
            hear(frame.header("from"), self.id(), frame.body());
            return;
        }
        JsonNode message = frame.is("MESSAGE") ? TestParticipant.json(frame) : null;
        String type = message == null ? frame.command() : message.path("type").asString();
        switch (type) {
            case "chat" ->
                hear(
                        message.at("/message/from").asString(),
                        ROOM,
                        message.at("/message/text").asString());
            case "participant-updated" ->
                connections.put(
                        message.at("/participant/id").asString(),
                        message.at("/participant/connection").asString());
            case "error", "ERROR" -> faults.add(frame.toString());
            default -> {}
        }
    }

    private void hear(String from, String to, String line) {
        long now = System.nanoTime();
        String[] parts = line.split(" ", 3);
        int expected = heard.merge(from + " " + to, 1, Integer::sum);
        if (Integer.parseInt(parts[0]) != expected) {
            faults.add("line " + parts[0] + " of " + from + " to " + to + " came as number " + expected);
        }
        delays.add(now - Long.parseLong(parts[1]));
    }

    private String line(String to) {
        return told.merge(to, 1, Integer::sum) + " " + System.nanoTime() + " " + FILLER;
    }

    private int told(String to) {
        return told.getOrDefault(to, 0);
    }

    private int heard(Talker from, String to) {
        return heard.getOrDefault(from.self.id() + " " + to, 0);
    }
}
