package dev.madang.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.AddScriptTagOptions;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.Resources;
import dev.madang.lab.StompFrame;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TransportKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other people's STOMP clients in a real browser. */
class ForeignClientE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final String STOMPJS = "/META-INF/resources/webjars/stomp__stompjs/7.2.1/bundles/stomp.umd.min.js";

    @ParameterizedTest
    @ValueSource(strings = {"sockjs", "websocket"})
    void stompjsJoinsAndExchangesSignals(String socket) {
        TestRoom room = LAB.room();
        TestParticipant ann = LAB.server().register("Ann").join(room, TransportKind.WEBSOCKET);
        Page page = page();
        String id = join(page, room, "stompjs", socket);

        assertThat(ann.awaitEvent("participant-joined").at("/participant/id").asString())
                .isEqualTo(id);
        String offer = "가😀\"\\".repeat(5000);
        ann.signal(id, "offer", offer);
        awaitMessages(page, 2);
        assertThat(page.evaluate("foreign.messages[1].body")).isEqualTo(offer);
        String description = "a=\"x\"\\r\\n".repeat(5000);
        page.evaluate("([to, body]) => foreign.signal(to, 'answer', body)", List.of(ann.id(), description));
        StompFrame answer = ann.awaitSignal();
        assertThat(answer.body()).isEqualTo(description);
        assertThat(answer.header("from")).isEqualTo(id);
        ann.close();
    }

    /** stomp-websocket cuts what it receives at U+0000 before it looks at the length, so such a body forges frames. */
    @Test
    void bodyWithNulForgesNoFrameAtStompWebsocket() {
        TestRoom room = LAB.room();
        TestParticipant ann = LAB.server().register("Ann").join(room, TransportKind.WEBSOCKET);
        TestParticipant mallory = LAB.server().register("Mallory").join(room, TransportKind.WEBSOCKET);
        Page page = page();
        String id = join(page, room, "stomp-websocket", "sockjs");
        mallory.signal(
                id,
                "offer",
                "{}\0MESSAGE\ndestination:" + room.inbox(id) + "\nkind:bye\nfrom:" + ann.id() + "\nn:9\n\n{}\0");
        assertThat(mallory.awaitRefusal("NUL").code()).isEqualTo("malformed");
        ann.signal(id, "candidates", "{}");

        awaitMessages(page, 2);
        assertThat(page.evaluate("foreign.messages.map(({ kind, from }) => kind + ' ' + from)"))
                .isEqualTo(List.of("joined null", "candidates " + ann.id()));
        ann.close();
    }

    private Page page() {
        Person person = LAB.person("Foreign");
        person.page().addInitScript(Resources.text(STOMPJS));
        person.page().addInitScript(Resources.text("/lab/foreign-client.js"));
        person.openHome();
        for (String library : List.of("sockjs-client/sockjs.min.js", "stomp-websocket/stomp.min.js")) {
            person.page().addScriptTag(new AddScriptTagOptions().setUrl("/webjars/" + library));
        }
        return person.page();
    }

    private String join(Page page, TestRoom room, String library, String socket) {
        var options = new HashMap<String, String>(Map.of(
                "library", library,
                "room", room.code(),
                "token", LAB.server().register("Foreign").token()));
        if (socket.equals("websocket")) {
            options.put("url", "ws://" + LAB.server().uri().getAuthority() + "/ws/websocket");
        }
        return (String) page.evaluate("options => foreignClient(options)", options);
    }

    private static void awaitMessages(Page page, int count) {
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(15))
                .until(() -> (Integer) page.evaluate("foreign.messages.length") >= count);
    }
}
