package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.TestRoom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChatE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final Locator.GetByTextOptions EXACT = new Locator.GetByTextOptions().setExact(true);

    private static final String ATTACK = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

    private static final String GIVE = """
            (place, [way, name]) => {
              const data = new DataTransfer();
              data.items.add(new File(['text'], name));
              const as = { bubbles: true, cancelable: true };
              return !place.dispatchEvent(
                way === 'paste'
                  ? new ClipboardEvent(way, { ...as, clipboardData: data })
                  : new DragEvent(way, { ...as, dataTransfer: data }));
            }""";

    @Test
    void textGoesBothWaysAndStaysText() {
        TestRoom room = LAB.room();
        List<Person> people = LAB.together(room, "Ann", "지우");
        people.forEach(person -> person.on("chat-toggle").click());
        people.get(0).say("Hello 😀");
        assertThat(people.get(1).on("chat-log")).containsText("Hello 😀");
        people.get(1).say("안녕하세요");
        people.get(1).say(ATTACK);
        composes(people.get(1), "ㅎ", "하", "한");

        Person late = LAB.person("Late");
        late.enter(room.code());
        late.on("chat-toggle").click();
        for (Person reader : List.of(people.get(0), people.get(1), late)) {
            assertThat(reader.on("chat-log")).containsText("안녕하세요");
            assertThat(reader.on("chat-log")).containsText(ATTACK);
            assertThat(reader.on("chat-log").locator("img, script")).hasCount(0);
            assertThat(reader.on("chat-log").getByText("한", EXACT)).hasCount(1);
            assertThat(reader.page().evaluate("window.hacked === undefined")).isEqualTo(true);
        }
    }

    /** Enter is pressed while the last syllable is still being composed, as most people do. */
    private static void composes(Person writer, String... steps) {
        CDPSession keyboard = writer.page().context().newCDPSession(writer.page());
        writer.on("chat-input").focus();
        for (String step : steps) {
            JsonObject composed = text(step);
            composed.addProperty("selectionStart", step.length());
            composed.addProperty("selectionEnd", step.length());
            keyboard.send("Input.imeSetComposition", composed);
        }
        writer.page().keyboard().press("Enter");
        keyboard.send("Input.insertText", text(steps[steps.length - 1]));
        assertThat(writer.on("chat-input")).hasValue("");
        writer.page().keyboard().press("Enter");
    }

    private static JsonObject text(String text) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("text", text);
        return parameters;
    }

    @Test
    void nameStaysText() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "<b onclick=x>Bob");
        assertThat(people.get(0).otherTiles()).containsText("<b onclick=x>Bob");
        assertThat(people.get(0).otherTiles().locator("b")).hasCount(0);
    }

    @Test
    void filesAreDroppedOrPastedAndNeverOpened() {
        TestRoom room = LAB.room();
        Person ann = LAB.person("Ann");
        ann.enterAsHost(room);
        Person bob = LAB.person("Bob");
        bob.enter(room.code());
        ann.seesAndHears(1);
        bob.on("chat-toggle").click();
        assertThat(gives(bob.on("chat-log"), "drop", "dropped.txt")).isTrue();
        assertThat(gives(bob.on("chat-input"), "paste", "pasted.txt")).isTrue();
        assertThat(gives(bob.ownTile(), "dragover", "beside.txt")).isTrue();
        assertThat(gives(bob.ownTile(), "drop", "beside.txt")).isTrue();
        assertThat(bob.on("file")).hasCount(2);

        ann.on("people-toggle").click();
        ann.on("lead").click();
        ann.page().locator(".lead").getByTestId("right-chat").click();
        assertThat(bob.on("chat-denied")).isVisible();
        assertThat(gives(bob.on("chat-log"), "drop", "denied.txt")).isTrue();
        ann.on("chat-toggle").click();
        assertThat(ann.on("file").locator(".file__name")).hasText(new String[] {"dropped.txt", "pasted.txt"});
    }

    /** Whether the page took the matter over, so that the browser does not open the file. */
    private static boolean gives(Locator place, String way, String name) {
        return (boolean) place.evaluate(GIVE, List.of(way, name));
    }

    @Test
    void unreadMessagesAreCountedUntilTheChatIsOpened() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "Bob");
        people.get(0).on("chat-toggle").click();
        people.get(0).say("one");
        people.get(0).say("two");
        assertThat(people.get(1).on("unread")).hasText("2");
        people.get(1).on("chat-toggle").click();
        assertThat(people.get(1).on("unread")).hasCount(0);
    }
}
