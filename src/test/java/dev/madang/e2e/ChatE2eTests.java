package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.TestRoom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChatE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final String ATTACK = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

    @Test
    void textGoesBothWaysAndStaysText() {
        TestRoom room = LAB.room();
        List<Person> people = LAB.together(room, "Ann", "지우");
        people.forEach(person -> person.on("chat-toggle").click());
        people.get(0).say("Hello 😀");
        assertThat(people.get(1).on("chat-log")).containsText("Hello 😀");
        people.get(1).say("안녕하세요");
        people.get(1).say(ATTACK);

        Person late = LAB.person("Late");
        late.enter(room.code());
        late.on("chat-toggle").click();
        for (Person reader : List.of(people.get(0), people.get(1), late)) {
            assertThat(reader.on("chat-log")).containsText("안녕하세요");
            assertThat(reader.on("chat-log")).containsText(ATTACK);
            assertThat(reader.on("chat-log").locator("img, script")).hasCount(0);
            assertThat(reader.page().evaluate("window.hacked === undefined")).isEqualTo(true);
        }
    }

    @Test
    void nameStaysText() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "<b onclick=x>Bob");
        assertThat(people.get(0).otherTiles()).containsText("<b onclick=x>Bob");
        assertThat(people.get(0).otherTiles().locator("b")).hasCount(0);
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
