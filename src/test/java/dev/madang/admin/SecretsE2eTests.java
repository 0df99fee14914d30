package dev.madang.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.lab.Figures;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.StompFrame;
import dev.madang.lab.StompSession;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** S49, S25, S40: a whole meeting leaves no secret in a log, in the database, or where it does not belong. */
class SecretsE2eTests {

    private static final String ADMIN_PASSWORD = "admin-7d0f-secret";
    private static final String TURN_SECRET = "turn-5b1e-secret";
    private static final String PASSCODE = "pass-9c44-열려라";
    private static final String SDP = "v=0 o=- 4611 2 IN IP4 127.0.0.1 a=fingerprint:sha-256 AB:CD";
    private static final String CANDIDATE = "candidate:842163049 1 udp 1677729535 192.0.2.77 46154 typ srflx";
    private static final String MARK = "INJECTED";

    /** What was said, that nobody may find again. */
    private final List<String> secrets = new ArrayList<>(
            List.of(ADMIN_PASSWORD, TURN_SECRET, PASSCODE, SDP, CANDIDATE, "wrong-1f6e", "chat-3a90", "guess-77aa"));

    private final List<Answer> answers = new ArrayList<>();

    /** What is logged at INFO is logged here too. */
    @Test
    void aMeetingLeavesNoSecretBehind() throws SQLException {
        try (ServerProcess process = ServerProcess.start(
                "secrets",
                "--logging.level.root=DEBUG",
                "--madang.admin.password=" + ADMIN_PASSWORD,
                "--madang.ice.turn-urls=turn:turn.example.org:3478",
                "--madang.ice.turn-secret=" + TURN_SECRET)) {
            meet(process.server());
            lookAround(Http.at(process.server().uri().getPort()));
            assertThat(process.stop()).isIn(0, 143);

            String log = process.log();
            assertThat(log).contains("Madang is ready", " DEBUG ");
            List<String> logged = secrets.stream().filter(log::contains).toList();
            Figures.record("S49", "of " + secrets.size() + " secrets are in the log at DEBUG", logged.size(), "0");
            assertThat(logged).isEmpty();
            assertThat(log.lines().filter(line -> line.stripLeading().startsWith(MARK)))
                    .as("lines that somebody else wrote")
                    .isEmpty();

            String dump = dump(process.data());
            List<String> stored = secrets.stream().filter(dump::contains).toList();
            Figures.record("S25", "of " + secrets.size() + " secrets are in the database", stored.size(), "0");
            assertThat(dump).contains("{pbkdf2}", "Guest of this test");
            assertThat(stored).isEmpty();
            assertThat(answers).hasSizeGreaterThan(20).noneMatch(answer -> (answer.headers() + answer.body())
                    .contains(TURN_SECRET));
        }
    }

    private void meet(TestServer server) {
        TestUser host = user(server, "Host");
        TestRoom room = host.createRoom(Map.of("passcode", PASSCODE));
        secrets.add(room.hostLink().substring(room.hostLink().indexOf("#host=") + "#host=".length()));
        TestParticipant ann = known(host.connect(room, TransportKind.WEBSOCKET), Map.of());
        for (TransportKind transport : TransportKind.values()) {
            TestParticipant guest = user(server, "Guest of this test").connect(room, transport);
            assertThat(guest.tryToJoin(Map.of("passcode", "wrong-1f6e"))
                            .path("code")
                            .asString())
                    .isEqualTo("passcode-wrong");
            known(guest, Map.of("passcode", PASSCODE, "ext", Map.of("fp", SDP)));
            guest.signal(ann, "offer", SDP);
            ann.signal(guest, "answer", SDP);
            guest.signal(ann, "candidates", CANDIDATE);
            guest.signal("nobody", "candidates", CANDIDATE);
            guest.command("chat", Map.of("text", "chat-3a90 " + SDP));
            guest.command("chat", Map.of("words", "chat-3a90 " + SDP));
            guest.session().send(room.command("chat"), "{ chat-3a90 " + CANDIDATE);
            guest.session().send(room.command("nothing"), SDP);
            guest.sync();
            guest.vanish();
            TestParticipant back = guest.reconnect(transport);
            known(back, Map.of("lastN", guest.lastN()));
            back.command("ice", Map.of());
            note(back.awaitInbox("ice"));
            refused(server, back, room, transport);
            back.command("leave", Map.of());
        }
        ann.command("leave", Map.of());
        ann.session().awaitClosed();
    }

    /** Frames that are not taken, each with something in it that must not be told. */
    private static void refused(TestServer server, TestParticipant by, TestRoom room, TransportKind transport) {
        String token = by.user().token();
        List<StompFrame> frames = List.of(
                StompFrame.of("CONNECT", "Authorization", "Bearer " + token, "room", "a\\n" + MARK),
                StompFrame.of("CONNECT", "Authorization", "Bearer " + token, "room", "x", "resume", by.resumeToken()),
                StompFrame.of("SEND", "destination", "/topic/x\n" + MARK).withBody(SDP),
                StompFrame.of("SUBSCRIBE", "id", "a\r\n" + MARK, "destination", room.inbox(by.id())),
                StompFrame.of("NONSENSE", "Authorization", "Bearer " + token).withBody(CANDIDATE));
        for (StompFrame frame : frames) {
            StompSession session = StompSession.open(server.uri(), transport);
            session.send(frame);
            session.awaitRefusal();
        }
        StompSession twice = StompSession.open(server.uri(), transport);
        twice.connect(token, room.code());
        twice.send(StompFrame.of("CONNECT", "Authorization", "Bearer " + token, "room", room.code()));
        twice.awaitRefusal();
    }

    private void lookAround(Http http) {
        AdminSession admin = new AdminSession(http);
        answers.add(admin.signIn("guess-77aa"));
        answers.add(admin.signIn(ADMIN_PASSWORD));
        assertThat(answers.get(1).status()).isEqualTo(204);
        secrets.add(admin.cookie("madang-admin"));
        answers.add(admin.get("/admin/api/rooms"));
        String token = http.register("Ann");
        secrets.add(token);
        Http ann = http.as(token);
        answers.add(ann.post("/api/rooms", "{\"name\":\"W\",\"passcode\":\"" + PASSCODE + "\",\"x\":1}"));
        answers.add(ann.post("/api/rooms", "{\"name\":\"W\",\"passcode\":\"" + PASSCODE));
        answers.add(ann.post("/api/users", "{\"displayName\":\"a\\r\\n" + MARK + "\"}"));
        answers.add(http.as(token + "x").get("/api/users/me"));
        answers.add(ann.post("/api/rooms/aaaa-bbbb-ccccc/host", "{\"secret\":\"" + token + "\"}"));
        answers.add(ann.with("User-Agent: a%0d%0a" + MARK).get("/api/rooms/a%0d%0a" + MARK));
        answers.add(ann.get("/ws/000/a%0d%0a" + MARK + "/xhr"));
        Stream.of(
                        "/",
                        "/js/main.js",
                        "/error",
                        "/nothing",
                        "/api/rooms",
                        "/api/rooms/%00",
                        "/actuator",
                        "/actuator/health",
                        "/actuator/env",
                        "/actuator/configprops",
                        "/actuator/beans",
                        "/v3/api-docs",
                        "/swagger-ui/index.html",
                        "/ws/info",
                        "/admin/login",
                        "/h2-console")
                .map(ann::get)
                .forEach(answers::add);
    }

    private TestUser user(TestServer server, String name) {
        TestUser user = server.register(name);
        secrets.add(user.token());
        return user;
    }

    private TestParticipant known(TestParticipant participant, Map<String, ?> join) {
        note(participant.join(join));
        secrets.add(participant.resumeToken());
        return participant;
    }

    private void note(JsonNode message) {
        String credential = message.at("/iceServers/0/credential").asString();
        assertThat(credential).isNotBlank();
        assertThat(message.toString()).doesNotContain(TURN_SECRET);
        secrets.add(credential);
    }

    private static String dump(Path data) throws SQLException {
        String url = "jdbc:h2:file:" + data.resolve("madang") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (var connection = DriverManager.getConnection(url, "madang", "");
                var statement = connection.createStatement();
                var lines = statement.executeQuery("SCRIPT")) {
            StringBuilder script = new StringBuilder();
            while (lines.next()) {
                script.append(lines.getString(1)).append('\n');
            }
            return script.toString();
        }
    }
}
