package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.madang.lab.ForeignSite;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The examples of {@code src/docs/examples}, on the pages of a site that the server knows and of one that it does not. */
class EmbedE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static ForeignSite school;
    private static ForeignSite stranger;
    private static ServerProcess process;

    @BeforeAll
    static void start() {
        school = ForeignSite.start();
        stranger = ForeignSite.start();
        process = ServerProcess.start(
                "embed",
                "--madang.security.frame-ancestors=" + school.origin(),
                "--madang.signaling.allowed-origins=" + school.origin());
    }

    @AfterAll
    static void end() {
        process.close();
        school.close();
        stranger.close();
    }

    @Test
    void roomInFrameTellsAndObeysThePageAround() throws IOException {
        TestRoom room = process.server().register("Opener").createRoom();
        Person bob = LAB.person("Bob", process.server());
        bob.enter(room.code());
        Page page = pageOf(school, "iframe.html", room);
        FrameLocator frame = page.frameLocator("iframe");
        assertThat(frame.getByTestId("join")).isVisible();
        assertThat(frame.locator("a[href='/']")).hasCount(0);
        frame.getByTestId("display-name").fill("Ann");
        frame.getByTestId("join").click();

        Locator log = page.locator("#log");
        assertThat(log).containsText("\"madang\":\"joined\"");
        assertThat(log).containsText("\"displayName\":\"Bob\"");
        bob.seesAndHears(1);
        page.locator("#mute").click();
        assertThat(log).containsText("{\"madang\":\"muted\",\"on\":true}");
        assertThat(frame.getByTestId("mic")).hasAttribute("aria-pressed", "false");
        bob.flow().record();
        bob.flow().assertSilence();
        page.locator("#hang-up").click();
        assertThat(log).containsText("{\"madang\":\"left\",\"reason\":\"left\"}");
        assertThat(frame.getByTestId("outcome")).isVisible();
        assertThat(frame.getByTestId("go-home")).hasCount(0);
        assertThat(bob.otherTiles()).hasCount(0);
    }

    @Test
    void moduleBringsThePicturesOfTheOthersToPageOfAnotherOrigin() throws IOException {
        TestRoom room = process.server().register("Opener").createRoom();
        Person bob = LAB.person("Bob", process.server());
        bob.enter(room.code());
        Page page = pageOf(school, "module.html", room);
        page.locator("#join").click();

        bob.seesAndHears(1);
        assertThat(bob.otherTiles()).containsText("Visitor");
        Locator picture = page.locator("video[id^='" + bob.id() + " ']");
        assertThat(picture).hasCount(1);
        assertThat(page.locator("audio[id^='" + bob.id() + " ']")).hasCount(1);
        page.waitForFunction(
                "id => document.querySelector(`video[id^='${id} ']`).getVideoPlaybackQuality().totalVideoFrames > 5",
                bob.id());
        bob.leave();
        assertThat(picture).hasCount(0);
    }

    @Test
    void siteThatIsNotListedGetsNothing() throws IOException {
        TestRoom room = process.server().register("Opener").createRoom();
        Page page = pageOf(stranger, "iframe.html", room);
        page.waitForFunction("document.querySelector('iframe').contentWindow.length === 0");
        assertThat(page.frameLocator("iframe").getByTestId("join")).hasCount(0);
        assertThat(page.locator("#log")).hasText("");

        show(stranger, "module.html", room);
        page.navigate(stranger.origin() + "/module.html");
        assertThat(page.evaluate(
                        "address => import(address).then(() => 'loaded', () => 'refused')",
                        process.server().uri() + "/js/madang.js"))
                .isEqualTo("refused");
        assertThat(page.evaluate(
                        "address => fetch(address).then(() => 'read', () => 'refused')",
                        process.server().uri() + "/api/rooms"))
                .isEqualTo("refused");
    }

    /** Somebody who looks at an example as it stands, but for the address of the server and the code of the room. */
    private static Page pageOf(ForeignSite site, String example, TestRoom room) throws IOException {
        show(site, example, room);
        Person visitor = LAB.person("Visitor", process.server());
        visitor.expectError("request to another host: " + site.origin());
        if (site == stranger) {
            visitor.expectError("frame-ancestors|CORS policy|net::ERR_|target origin");
        }
        visitor.page().navigate(site.origin() + "/" + example);
        return visitor.page();
    }

    private static void show(ForeignSite site, String example, TestRoom room) throws IOException {
        site.put(
                "/" + example,
                Files.readString(Path.of("src/docs/examples", example))
                        .replace(
                                "https://meet.example.org",
                                process.server().uri().toString())
                        .replace("k3x9-7mwp-q2vdx", room.code()));
    }
}
