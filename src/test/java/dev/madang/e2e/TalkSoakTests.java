package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import dev.madang.lab.Figures;
import dev.madang.lab.Laboratory;
import dev.madang.lab.MobileNetwork;
import dev.madang.lab.Person;
import dev.madang.lab.Resources;
import dev.madang.lab.TestRoom;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people tell each other beside their voices: to one alone, with a sign, with a file. */
class TalkSoakTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final int MEBIBYTES = 200;
    private static final double PATIENCE_MILLIS = 60_000;
    private static final int CUT_SECONDS = 5;
    private static final String FIRST_FOLDER = "async () => { const root = await navigator.storage.getDirectory();"
            + " for await (const name of root.keys()) return name; return ''; }";
    private static final String BAD_NAME = "../<img src=x onerror=\"window.hacked=1\">\u202etxt.exe";

    @Test
    void privateLinesReactionsAndHandsReachWhomTheyAreFor() {
        TestRoom room = LAB.room();
        List<Person> people = LAB.together(room, "Ann", "Bob", "Carol");
        Person ann = people.get(0);
        Person bob = people.get(1);
        Person carol = people.get(2);
        people.forEach(person -> person.on("chat-toggle").click());

        ann.on("chat-to").selectOption(new SelectOption().setLabel("Only Bob"));
        ann.say("psst");
        assertThat(bob.on("private-mark")).hasText("Only to you");
        bob.on("private-reply").click();
        assertThat(bob.on("chat-input")).isFocused();
        bob.page().keyboard().type("what is it?");
        bob.page().keyboard().press("Enter");
        assertThat(ann.on("chat-log")).containsText("what is it?");
        ann.on("chat-to").selectOption("");
        ann.say("hello all");
        assertThat(carol.on("chat-log")).containsText("hello all");
        assertThat(carol.on("chat-log").locator(".message")).hasCount(1);

        carol.on("hand").click();
        assertThat(ann.tileOf(carol).getByTestId("tile-hand")).hasText("1");
        ann.on("hand").click();
        bob.page().reload();
        assertThat(bob.on("room")).hasAttribute("data-phase", "in-room");
        bob.on("chat-toggle").click();
        assertThat(bob.on("chat-log")).containsText(Pattern.compile("psst.*what is it.*hello all", Pattern.DOTALL));

        Person late = LAB.person("Dan");
        late.enter(room.code());
        late.on("chat-toggle").click();
        assertThat(late.on("chat-log").locator(".message")).hasText(Pattern.compile("hello all"));
        assertThat(late.tileOf(carol).getByTestId("tile-hand")).hasText("1");
        assertThat(late.tileOf(ann).getByTestId("tile-hand")).hasText("2");
        carol.on("hand").click();
        assertThat(late.tileOf(ann).getByTestId("tile-hand")).hasText("1");

        bob.tabTo("reactions");
        bob.page().keyboard().press("Enter");
        bob.page().keyboard().press("ArrowRight");
        bob.page().keyboard().press("Enter");
        for (Person viewer : List.of(ann, bob, late)) {
            assertThat(viewer.tileOf(bob).getByTestId("tile-reaction")).hasAttribute("aria-label", "Applause");
        }
        assertThat(late.tileOf(bob).getByTestId("tile-reaction")).hasCount(0);

        sendSmallFileWithABadName(carol, ann);
        ann.on("chat-to").selectOption(new SelectOption().setLabel("Only Dan"));
        ann.on("chat-input").fill("are you there?");
        late.leave();
        assertThat(ann.page().locator(".chat-field__hint")).containsText("Dan has left");
        assertThat(ann.on("chat-send")).isDisabled();
        assertThat(ann.on("chat-input")).hasValue("are you there?");
    }

    private static void sendSmallFileWithABadName(Person from, Person to) {
        byte[] text = "안녕".getBytes(StandardCharsets.UTF_8);
        from.on("file-input").setInputFiles(new FilePayload(BAD_NAME, "text/html", text));
        to.on("file-accept").click();
        Download saved = to.page().waitForDownload(() -> to.on("file-save").click());
        assertThat(saved.suggestedFilename()).doesNotContain("/", "<", "\u202e").endsWith("txt.exe");
        assertThat(hash(saved)).isEqualTo(HexFormat.of().formatHex(sha256().digest(text)));
        assertThat(to.on("chat-log").locator("img")).hasCount(0);
        assertThat(to.page().evaluate("window.hacked === undefined")).isEqualTo(true);
    }

    @Test
    void largeFileOutlivesACutOfTheNetworkAndCanBeStopped() {
        Optional<String> obstacle = MobileNetwork.obstacle();
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
        try (MobileNetwork network = MobileNetwork.before(LAB.server())) {
            TestRoom room = LAB.room();
            Person ann = LAB.personInside(network.desk(), network.server(), "Ann");
            Person bob = LAB.personInside(network.way(), network.server(), "Bob");
            bob.expectError("ERR_|WebSocket connection to");
            for (Person person : List.of(ann, bob)) {
                person.enter(room.code());
                person.on("chat-toggle").click();
            }
            ann.seesAndHears(1);
            bob.seesAndHears(1);

            choose(ann, "first.bin");
            Locator first = file(bob, "first.bin");
            first.getByTestId("file-accept").click();
            awaitBytes(bob, "first.bin", 8);
            ann.on("file-cancel").click();
            assertThat(first.getByTestId("file-state")).hasText("Taken back by the sender");
            assertThat(file(ann, "first.bin").getByTestId("file-state")).hasText("Not sent");

            String hash = choose(ann, "second.bin");
            Locator second = file(bob, "second.bin");
            second.getByTestId("file-accept").click();
            awaitBytes(bob, "second.bin", 20);
            long began = System.nanoTime();
            awaitBytes(bob, "second.bin", 60);
            double seconds = (System.nanoTime() - began) / 1e9;
            Figures.record("F1", "file without a relay, MiB a second", String.format("%.1f", 40 / seconds), "");

            ann.flow().record();
            network.vanish();
            ann.flow().awaitWindows(CUT_SECONDS);
            network.appear();
            HasAttributeOptions patient = new HasAttributeOptions().setTimeout(PATIENCE_MILLIS);
            assertThat(second.locator(".file__row")).hasAttribute("data-state", "done", patient);
            assertThat(file(ann, "second.bin").locator(".file__row")).hasAttribute("data-state", "done");
            Download saved =
                    bob.page().waitForDownload(() -> bob.on("file-save").click());
            assertThat(hash(saved)).isEqualTo(hash);
            assertThat((String) bob.page().evaluate(FIRST_FOLDER))
                    .as("on the disk")
                    .startsWith("madang-files-");
        }
    }

    private static String choose(Person from, String name) {
        return (String) from.page().evaluate(Resources.text("/lab/big-file.js"), List.of(MEBIBYTES, name));
    }

    private static Locator file(Person person, String name) {
        return person.page().locator("[data-testid=file][data-file='" + name + "']");
    }

    private static void awaitBytes(Person receiver, String name, int mebibytes) {
        receiver.page()
                .waitForFunction(
                        "([name, bytes]) => document.querySelector(`[data-file='${name}'] .file__row`).dataset.bytes >= bytes",
                        List.of(name, mebibytes * 1024 * 1024),
                        new WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS));
    }

    private static String hash(Download saved) {
        MessageDigest digest = sha256();
        try (InputStream file = new DigestInputStream(Files.newInputStream(saved.path()), digest)) {
            file.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
