package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.lab.HostilePosts;
import dev.madang.lab.LiveServer;
import dev.madang.lab.RawSocket;
import dev.madang.lab.SockJsTransport;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import dev.madang.lab.WebSocketFrames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What SockJS would call a failure of the server, with a stack trace in the log, is one of the client. */
@LiveServer
@ExtendWith(OutputCaptureExtension.class)
class HostilePostIntegrationTests {

    private final TestServer server;

    HostilePostIntegrationTests(@LocalServerPort int port) {
        server = TestServer.at(port);
    }

    @Test
    void brokenPostsAreAnsweredWithACodeAndHarmNoSession(CapturedOutput output) {
        int before = output.length();
        TestUser ann = server.register("Ann");
        TestParticipant victim = ann.join(ann.createRoom(), TransportKind.XHR_STREAMING);
        String session = ((SockJsTransport) victim.session().transport()).path();
        HostilePosts posts = new HostilePosts(new Random(1));
        for (int i = 0; i < 200; i++) {
            HostilePosts.Post post = posts.next();
            String path = post.known() ? session : HostilePosts.unknownSession();
            var answer = Http.at(server.uri().getPort())
                    .raw(
                            post.method(),
                            path + post.path(),
                            post.body(),
                            List.of("Content-Type: " + post.contentType(), "Content-Length: " + post.body().length));
            assertThat(answer.status()).as("%s: %s", post.kind(), answer).isEqualTo(post.status());
            if (post.status() == 400) {
                assertThat(answer.problem()).isEqualTo("400 malformed");
            }
        }
        victim.sync();
        assertThat(output.toString().substring(before)).doesNotContain("Exception", " WARN ", " ERROR ");
        victim.close();
    }

    /** Nobody has told yet who it is, so nobody answers for the memory. */
    @Test
    void aStrangerPostsNoMoreThanAConnect() {
        TestUser ann = server.register("Ann");
        TestParticipant victim = ann.join(ann.createRoom(), TransportKind.XHR);
        String session = ((SockJsTransport) victim.session().transport()).path() + "xhr_send";
        byte[] most = post(16 * 1024);
        byte[] more = post(16 * 1024 + 1);
        Http here = Http.at(server.uri().getPort());
        assertThat(send(here, HostilePosts.unknownSession() + "xhr_send", most)).isEqualTo(404);
        assertThat(send(here, HostilePosts.unknownSession() + "xhr_send", more)).isEqualTo(413);
        assertThat(send(here, HostilePosts.unknownSession() + "xhr", more)).isEqualTo(413);
        assertThat(send(here.from("127.0.0.2"), session, more)).isEqualTo(413);
        assertThat(send(here, session, more)).as("by who has told").isEqualTo(204);
        victim.close();
    }

    /** Line ends, which are heart-beats, and nothing else. */
    private static byte[] post(int length) {
        return ("[\"\\n\"" + " ".repeat(length - 6) + "]").getBytes(StandardCharsets.US_ASCII);
    }

    private static int send(Http from, String path, byte[] body) {
        return from.raw("POST", path, body, List.of("Content-Type: text/plain", "Content-Length: " + body.length))
                .status();
    }

    @Test
    void brokenTextIsNotWrittenDown(CapturedOutput output) throws IOException {
        int before = output.length();
        for (String text : List.of("{", "x", "[1]", "[null]")) {
            try (RawSocket socket = RawSocket.to(server)) {
                assertThat(socket.upgrade(HostilePosts.unknownSession() + "websocket")
                                .status())
                        .isEqualTo(101);
                socket.write(WebSocketFrames.text(text));
                socket.awaitClose();
            }
        }
        assertThat(output.toString().substring(before)).doesNotContain("Exception", " WARN ", " ERROR ");
    }
}
