package dev.madang.lab;

import java.util.Map;

/** A registered user. */
public record TestUser(TestServer server, String id, String token, String displayName) {

    public TestRoom createRoom() {
        return createRoom(Map.of());
    }

    /** @param settings such as {@code capacity} or {@code passcode}; the name has a default */
    public TestRoom createRoom(Map<String, ?> settings) {
        return server.createRoom(this, settings);
    }

    /** A new seat in this room, connected and with its inbox subscribed, not yet joined. */
    public TestParticipant connect(TestRoom room, TransportKind kind) {
        return TestParticipant.connect(this, room, kind);
    }

    public TestParticipant join(TestRoom room, TransportKind kind) {
        TestParticipant participant = connect(room, kind);
        participant.join();
        return participant;
    }
}
