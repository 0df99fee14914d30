package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ReloadOptions;
import com.microsoft.playwright.options.WaitUntilState;
import dev.madang.lab.Figures;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TransportKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One seat and more pages than one that could hold it. */
class SeatE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final Pattern RESUME_TOKEN = Pattern.compile("mdr_[a-z0-9-]+\\.[A-Za-z0-9_-]+");
    private static final String[] CHANGES = {"participant-joined", "participant-updated", "participant-left"};
    private static final int QUICK_RELOADS = 20;

    @Test
    void newestTabHoldsTheSeatAndTheOlderStaysAway() {
        TestRoom room = LAB.room();
        Person ann = LAB.person("Ann");
        List<String> tokens = new ArrayList<>();
        List<String> sockets = new ArrayList<>();
        ann.page().onWebSocket(socket -> {
            sockets.add(socket.url());
            socket.onFrameReceived(
                    frame -> RESUME_TOKEN.matcher(frame.text()).results().forEach(found -> tokens.add(found.group())));
        });
        ann.enter(room.code());
        Person bob = LAB.person("Bob");
        bob.enter(room.code());
        List.of(ann, bob).forEach(person -> person.seesAndHears(1));
        String id = ann.id();
        List<String> before = bob.participants();

        Page second = ann.page().waitForPopup(() -> ann.page().evaluate("open(location.href), null"));
        assertThat(second.getByTestId("join")).isVisible();
        assertThat(ann.on("room")).hasAttribute("data-phase", "in-room");
        TestParticipant witness = LAB.server().register("Witness").join(room, TransportKind.WEBSOCKET);
        putSeat(second, room, id, tokens.get(tokens.size() - 1));
        second.reload();

        assertThat(second.getByTestId("room")).hasAttribute("data-phase", "in-room");
        assertThat(second.locator("[data-testid=tile][data-self=true]")).hasAttribute("data-participant", id);
        assertThat(ann.on("outcome")).containsText("another tab");
        witness.awaitEvent(
                "participant-updated",
                event -> event.at("/participant/incarnation").asInt() == 2);

        bob.flow().record();
        bob.flow().awaitWindows(2);
        witness.sync();
        int changes = changesOf(witness, id).size();
        int opened = sockets.size();
        bob.flow().awaitMoreWindows(10);
        witness.sync();
        assertThat(changesOf(witness, id)).hasSize(changes);
        assertThat(sockets).hasSize(opened);
        Figures.record(
                "R10",
                "joins and returns of two tabs of a seat in 10 s",
                changesOf(witness, id).size() - changes,
                "0");
        assertThat(ann.on("outcome")).containsText("another tab");
        witness.command("leave", Map.of());
        bob.seesAndHears(1);
        assertThat(bob.participants()).isEqualTo(before);
    }

    /** Where a machine is slow, more than five seconds pass without a session: then another seat takes its place. */
    @Test
    void quickReloadsLeaveNoGhost() {
        TestRoom room = LAB.room();
        List<Person> people = LAB.together(room, "Ann", "Bob");
        Person ann = people.get(0);
        // The page goes while its socket opens.
        ann.expectError("WebSocket connection to");
        for (int i = 0; i < QUICK_RELOADS; i++) {
            reloadEarly(ann.page(), i);
        }

        assertThat(ann.on("room")).hasAttribute("data-phase", "in-room");
        people.forEach(person -> person.seesAndHears(1));
        assertThat(people.get(1).participants()).contains(ann.id());
        Figures.record("R10", "participants after 20 quick reloads of one of two", participants(room), "2");
        assertThat(participants(room)).isEqualTo(2);
    }

    /** Returns before the page is in the room again: when its scripts have run, are all there, or open the socket. */
    private static void reloadEarly(Page page, int turn) {
        switch (turn % 3) {
            case 0 -> page.reload(new ReloadOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
            case 1 -> page.reload(new ReloadOptions().setWaitUntil(WaitUntilState.LOAD));
            default -> page.waitForWebSocket(page::reload);
        }
    }

    /** As a tab that was duplicated in the middle of a reload has it. */
    private static void putSeat(Page page, TestRoom room, String id, String resumeToken) {
        page.evaluate(
                "seat => sessionStorage.setItem('madang.seat',"
                        + " JSON.stringify({...seat, micOn: true, cameraOn: true, savedAt: Date.now()}))",
                Map.of("code", room.code(), "id", id, "resumeToken", resumeToken, "displayName", "Ann"));
    }

    private static List<JsonNode> changesOf(TestParticipant witness, String id) {
        List<JsonNode> changes = new ArrayList<>();
        for (String type : CHANGES) {
            witness.unreadEvents(type).stream()
                    .filter(event -> event.toString().contains(id))
                    .forEach(changes::add);
        }
        return changes;
    }

    private static int participants(TestRoom room) {
        String body = LAB.server()
                .call("GET", "/api/rooms/" + room.code(), null, null)
                .body();
        return JsonMapper.shared().readTree(body).path("participants").asInt();
    }
}
