package dev.madang.lab;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A participant that speaks the protocol as a good client does. What it receives is awaited by type; anything else can
 * be sent through {@link #session}. For one thread.
 */
public final class TestParticipant implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final TestUser user;
    private final TestRoom room;
    private final StompSession session;
    private final String id;
    private final RoomMail mail;

    private JsonNode joined = JSON.createObjectNode();
    private String resumeToken = "";
    private int incarnation;
    private long nOfJoined;

    private TestParticipant(TestUser user, TestRoom room, StompSession session, String id) {
        this.user = user;
        this.room = room;
        this.session = session;
        this.id = id;
        mail = new RoomMail(session, room, id);
    }

    static TestParticipant connect(TestUser user, TestRoom room, TransportKind kind, String... headers) {
        StompSession session = StompSession.open(user.server().uri(), kind);
        session.requestConnect(user.token(), room.code(), headers);
        return connected(user, room, session);
    }

    /** The participant of a session that has asked to be connected. */
    static TestParticipant connected(TestUser user, TestRoom room, StompSession session) {
        String id = session.awaitConnected().header("user-name");
        session.subscribe(room.inbox(id));
        return new TestParticipant(user, room, session, id);
    }

    /** A new session with this participant's resume token; whether it got the same seat is told by {@link #id}. */
    public TestParticipant reconnect(TransportKind kind) {
        return reconnect(user, kind);
    }

    /** The same with another user's token. */
    public TestParticipant reconnect(TestUser as, TransportKind kind) {
        TestParticipant next = connect(as, room, kind, "resume", resumeToken);
        next.mail.lastN = mail.lastN;
        next.mail.lastSeq = mail.lastSeq;
        return next;
    }

    public JsonNode join() {
        return join(Map.of());
    }

    /** Joins as the same page that returns: asks for what the inbox received meanwhile. */
    public JsonNode joinAgain() {
        return joinAgain(Map.of());
    }

    /** The same with more, such as the {@code media} of this moment. */
    public JsonNode joinAgain(Map<String, ?> more) {
        var body = new LinkedHashMap<String, Object>(more);
        body.put("lastN", mail.lastN);
        return join(body);
    }

    /** Returns {@code joined}, the room's events being subscribed from then on. */
    public JsonNode join(Map<String, ?> more) {
        requestJoin(more);
        return completeJoin();
    }

    /** The rest of a join that was requested. */
    public JsonNode completeJoin() {
        remember(awaitInbox("joined"));
        session.subscribe(room.events());
        sync();
        return joined;
    }

    private void remember(JsonNode answer) {
        joined = answer;
        resumeToken = joined.path("resumeToken").asString();
        nOfJoined = mail.lastN;
        incarnation = joined.at("/self/incarnation").asInt();
        mail.lastSeq = joined.path("seq").asLong();
    }

    /** Joins, and returns {@code joined} or {@code refused}. */
    public JsonNode tryToJoin(Map<String, ?> more) {
        requestJoin(more);
        return awaitJoinAnswer();
    }

    public JsonNode awaitJoinAnswer() {
        JsonNode answer = mail.awaitInbox(
                "joined or refused", type -> type.equals("joined") || type.equals("refused"), any -> true);
        if (answer.path("type").asString().equals("joined")) {
            remember(answer);
        }
        return answer;
    }

    /** Only sends {@code join}, for a test that expects no {@code joined}. */
    public void requestJoin(Map<String, ?> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("displayName", user.displayName());
        body.put("media", Map.of("mic", true, "camera", true, "screen", false));
        body.putAll(more);
        command("join", body);
    }

    public void command(String name, Object body) {
        session.send(room.command(name), JSON.writeValueAsString(body));
    }

    public void signal(String to, String kind, String body) {
        session.send(StompFrame.of("SEND", "destination", room.signal(to), "kind", kind)
                .withBody(body));
    }

    public void signal(TestParticipant to, String kind, String body) {
        signal(to.id, kind, body);
    }

    /**
     * Asks for the state of the room and waits for the answer. Whatever this session sent before has been handled then,
     * and whatever the server sent to it before has arrived.
     */
    public JsonNode sync() {
        command("sync", Map.of("seq", mail.lastSeq));
        JsonNode synced = awaitInbox("synced");
        mail.keepMissed(synced);
        return synced;
    }

    /** The ids of all others as this participant knows them, from {@code joined} and the events since. */
    public List<String> others() {
        sync();
        return mail.others(joined);
    }

    public JsonNode awaitInbox(String type) {
        return awaitInbox(type, message -> true);
    }

    public JsonNode awaitInbox(String type, Predicate<JsonNode> wanted) {
        return mail.awaitInbox(type, type::equals, wanted);
    }

    /** The next {@code error} of the inbox, whatever it is about. */
    public String awaitErrorCode() {
        return awaitInbox("error").path("code").asString();
    }

    /** The {@code error} of the inbox about this. */
    public String awaitErrorCode(String ref) {
        return awaitInbox("error", error -> error.path("ref").asString().equals(ref))
                .path("code")
                .asString();
    }

    /** The next signal in the order of arrival. */
    public StompFrame awaitSignal() {
        return mail.awaitSignal();
    }

    public JsonNode awaitEvent(String type) {
        return awaitEvent(type, event -> true);
    }

    public JsonNode awaitEvent(String type, Predicate<JsonNode> wanted) {
        return awaitEvent(type, wanted, StompSession.PATIENCE);
    }

    public JsonNode awaitEvent(String type, Predicate<JsonNode> wanted, Duration patience) {
        return mail.awaitEvent(type, wanted, patience);
    }

    /** Signals that have arrived and were not awaited. */
    public List<StompFrame> unreadSignals() {
        return mail.unreadSignals();
    }

    /** Events of this type that have arrived and were not awaited. */
    public List<JsonNode> unreadEvents(String type) {
        return mail.unreadEvents(type);
    }

    public Refusal awaitRefusal() {
        return session.awaitRefusal();
    }

    public Refusal awaitRefusal(String cause) {
        return session.awaitRefusal(cause);
    }

    /** Breaks the connection without a goodbye. */
    public void vanish() {
        session.transport().abort();
    }

    public StompSession session() {
        return session;
    }

    public TestRoom room() {
        return room;
    }

    public TestUser user() {
        return user;
    }

    public String id() {
        return id;
    }

    public String resumeToken() {
        return resumeToken;
    }

    /** The {@code n} of the last inbox message that was awaited. */
    public long lastN() {
        return mail.lastN;
    }

    /** The last {@code joined}. */
    public JsonNode joined() {
        return joined;
    }

    /** The {@code n} of {@code joined}. */
    public long nOfJoined() {
        return nOfJoined;
    }

    public int incarnation() {
        return incarnation;
    }

    @Override
    public void close() {
        session.close();
    }

    public static JsonNode json(StompFrame frame) {
        return RoomMail.json(frame);
    }
}
