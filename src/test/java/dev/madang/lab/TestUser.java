package dev.madang.lab;

import java.time.Duration;
import java.util.Map;

/** A registered user. */
public record TestUser(TestServer server, String id, String token, String displayName) {

    /** The same user, whose connections go through this network. */
    public TestUser over(TcpProxy network) {
        return new TestUser(network.server(), id, token, displayName);
    }

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

    /** The same over a session that has asked to be connected. */
    public TestParticipant connected(TestRoom room, StompSession session) {
        return TestParticipant.connected(this, room, session);
    }

    /** A new seat with heart-beats every 5 s, as browsers send them. */
    public TestParticipant connectBeating(TestRoom room, TransportKind kind) {
        TestParticipant participant = TestParticipant.connect(this, room, kind, "heart-beat", "5000,5000");
        participant.session().beat(Duration.ofSeconds(5));
        return participant;
    }

    public TestParticipant join(TestRoom room, TransportKind kind) {
        TestParticipant participant = connect(room, kind);
        participant.join();
        return participant;
    }
}
