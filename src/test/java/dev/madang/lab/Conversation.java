package dev.madang.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

/** Rooms in which each tells the next one a line now and then. */
public final class Conversation {

    private final List<List<Talker>> rooms;

    private Conversation(List<List<Talker>> rooms) {
        this.rooms = rooms;
    }

    /** From now on the frames of these participants are the conversation's alone. */
    public static Conversation of(List<List<TestParticipant>> rooms) {
        return new Conversation(rooms.stream()
                .map(room -> room.stream().map(Talker::new).toList())
                .toList());
    }

    /** Talks and waits until all has arrived; returns the slowest of a hundred, in milliseconds. */
    public double talk(int perSecond, int seconds) {
        Pace.keep(perSecond, seconds * perSecond, i -> {
            List<Talker> room = rooms.get(i % rooms.size());
            int from = i / rooms.size() % room.size();
            room.get(from).signal(room.get((from + 1) % room.size()));
        });
        await().until(() ->
                rooms.stream().allMatch(room -> room.stream().allMatch(talker -> talker.hasHeardAll(room))));
        return Figures.percentile(
                rooms.stream()
                        .flatMap(List::stream)
                        .flatMap(talker -> talker.takeDelays().stream())
                        .toList(),
                0.99);
    }

    /** Nothing was lost, doubled or out of order, and nobody was cut off. */
    public void assertFaultless() {
        assertThat(rooms).allSatisfy(room -> assertThat(room)
                .allSatisfy(talker -> assertThat(talker.faults()).isEmpty()));
    }
}
