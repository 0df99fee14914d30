package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import dev.madang.lab.Figures;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.Resources;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TransportKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Text that wants to be markup, script or an address, as the name of a person and of a room and as a line of chat. It is
 * shown as it was typed; nothing of it runs, and no page asks another host for anything, which the laboratory looks
 * after.
 */
class MarkupE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final List<String> HOSTILE =
            Resources.text("/lab/markup.txt").lines().toList();
    /** So many others are on one page of the stage. */
    private static final int AT_ONCE = 8;

    private static final int ROOMS_PER_USER = 20;
    private static final String PASSWORD = "correct-horse-battery";

    /** Whatever a payload would leave behind if it was taken for more than text. */
    private static final String TRACES =
            "[id=evil], [onerror], [onload], [onfocus], [ontoggle], [onmouseover], [srcdoc],"
                    + " [href^='javascript:'], [href^='data:'], iframe, object, embed, base, body script";

    private static ServerProcess process;

    @BeforeAll
    static void start() {
        process = ServerProcess.start("markup", "--madang.admin.password=" + PASSWORD);
    }

    @AfterAll
    static void end() {
        process.close();
    }

    @Test
    void namesAndChatStayText() {
        TestServer server = process.server();
        TestRoom room = server.register("Opener").createRoom(Map.of("capacity", AT_ONCE + 1));
        Person reader = watched("Reader");
        reader.enter(room.code());
        for (int from = 0; from < HOSTILE.size(); from += AT_ONCE) {
            List<String> names = HOSTILE.subList(from, Math.min(HOSTILE.size(), from + AT_ONCE));
            List<TestParticipant> participants = new ArrayList<>();
            for (String name : names) {
                TestParticipant participant = server.register(name).connectBeating(room, TransportKind.WEBSOCKET);
                participant.join();
                participant.command("chat", Map.of("text", name));
                participant.sync();
                participants.add(participant);
            }
            assertThat(reader.otherTiles()).hasCount(names.size());
            assertThat(texts(reader.otherTiles().locator(".tile__who"))).containsExactlyInAnyOrderElementsOf(names);
            show(reader, "people");
            assertThat(texts(reader.on("people").locator(".person__name"))).containsAll(names);
            show(reader, "chat");
            List<String> said = texts(reader.on("chat-log").locator(".message__text"));
            assertThat(said).endsWith(names.toArray(String[]::new));
            participants.forEach(participant -> participant.command("leave", Map.of()));
            assertThat(reader.otherTiles()).hasCount(0);
        }
        assertUntouched(reader);
        Figures.record("S28", "hostile names and lines shown as text", HOSTILE.size() * 2, HOSTILE.size() * 2 + "");
    }

    @Test
    void namesOfRoomsStayTextAlsoForTheAdministrator() {
        List<TestRoom> rooms = new ArrayList<>();
        for (int from = 0; from < HOSTILE.size(); from += ROOMS_PER_USER) {
            var opener = process.server().register("Opener");
            HOSTILE.subList(from, Math.min(HOSTILE.size(), from + ROOMS_PER_USER))
                    .forEach(name -> rooms.add(opener.createRoom(Map.of("name", name, "visibility", "public"))));
        }
        Person visitor = watched("Visitor");
        visitor.openHome();
        visitor.on("room-search").fill("evil");
        List<String> listed = new ArrayList<>();
        Locator names = visitor.on("room-list").locator(".row__name");
        Locator next = visitor.on("room-list").locator(".list__pages button").last();
        await().pollInSameThread()
                .until(() -> names.count() > 0 && texts(names).stream().allMatch(HOSTILE::contains));
        while (true) {
            List<String> page = texts(names);
            listed.addAll(page);
            if (next.isDisabled()) {
                break;
            }
            next.click();
            await().pollInSameThread().until(() -> !texts(names).equals(page));
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(HOSTILE);
        assertUntouched(visitor);

        visitor.open(rooms.get(0).code());
        assertThat(visitor.on("join")).isVisible();
        assertThat(visitor.page().locator("body")).containsText(HOSTILE.get(0));
        assertUntouched(visitor);

        Person administrator = watched("Administrator");
        administrator.page().navigate(process.server().uri() + "/admin/login");
        administrator.page().locator("#password").fill(PASSWORD);
        administrator.page().locator("button[type=submit]").click();
        Locator shown = administrator.page().locator("#rooms h2");
        assertThat(shown.first()).isVisible();
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> texts(shown)
                .containsAll(HOSTILE));
        assertUntouched(administrator);
        Figures.record(
                "S28", "hostile names of rooms shown as text, to visitors and the administrator", HOSTILE.size(), "");
    }

    /** Somebody whose page tells when a payload has run. */
    private static Person watched(String name) {
        Person person = LAB.person(name, process.server());
        person.page().addInitScript("window.evil = () => { window.harmed = true; };");
        person.page().onDialog(dialog -> {
            throw new AssertionError(dialog.message());
        });
        return person;
    }

    private static void show(Person person, String panel) {
        if (person.on(panel.equals("chat") ? "chat-log" : panel).count() == 0) {
            person.on(panel + "-toggle").click();
        }
        assertThat(person.on(panel.equals("chat") ? "chat-log" : panel)).isVisible();
    }

    private static void assertUntouched(Person person) {
        assertThat(person.page().evaluate("window.harmed === undefined && Object.prototype.evil === undefined"))
                .isEqualTo(true);
        assertThat(person.page().locator(TRACES)).hasCount(0);
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Locator elements) {
        return (List<String>) elements.evaluateAll("elements => elements.map(element => element.textContent.trim())");
    }
}
