package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.TestRoom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A host leads a room: mutes, takes a right, lets in and not, removes, locks. */
class RightsE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    /** A browser that goes on sending whatever its page is told. */
    private static final String DEAF = """
            Object.defineProperty(MediaStreamTrack.prototype, 'enabled', { get: () => true, set: () => {} });
            const replace = RTCRtpSender.prototype.replaceTrack;
            RTCRtpSender.prototype.replaceTrack = function (track) {
              return track === null ? Promise.resolve() : replace.call(this, track);
            };
            MediaStreamTrack.prototype.stop = () => {};""";

    @Test
    void whatAHostDecidesHoldsEvenForWhoDoesNotListen() {
        TestRoom room = LAB.room();
        Person host = LAB.person("Host");
        Person bob = LAB.person("Bob");
        bob.page().addInitScript(DEAF);
        host.enterAsHost(room);
        bob.enter(room.code());
        host.seesAndHears(1);
        host.on("people-toggle").click();

        menuOf(host, bob).click();
        host.on("mute").click();
        assertThat(bob.on("status")).hasText("Host switched your microphone off.");
        assertThat(bob.on("mic")).hasAttribute("aria-pressed", "false");
        host.on("ask-mic").click();
        assertThat(bob.on("banner")).containsText("Host asks you to switch the microphone on.");
        assertThat(bob.on("mic")).hasAttribute("aria-pressed", "false");
        bob.on("switch-on").click();
        assertThat(bob.on("mic")).hasAttribute("aria-pressed", "true");

        Locator voice = host.page().locator("audio[data-sound='" + bob.id() + "']");
        assertThat(voice).hasCount(1);
        right(host, "mic").click();
        right(host, "camera").click();
        assertThat(bob.on("mic")).hasAttribute("aria-disabled", "true");
        bob.on("mic").click(new Locator.ClickOptions().setForce(true));
        assertThat(bob.on("status")).containsText("Raise your hand");
        assertThat(voice).hasCount(0);
        assertThat(host.tileOf(bob).locator("video.tile__hidden")).hasCount(1);
        // It goes on sending; it is the others who do not listen.
        host.flow().awaitLinks(1);
        bob.page().reload();
        assertThat(bob.on("mic")).hasAttribute("aria-disabled", "true");
        assertThat(bob.on("mic")).hasAttribute("aria-pressed", "false");
        assertThat(host.tileOf(bob)).hasAttribute("data-connection", "connected");
        assertThat(voice).hasCount(0);

        host.on("lead").click();
        host.on("entry-knock").check();
        Person carol = LAB.person("Carol");
        carol.open(room.code());
        carol.on("join").click();
        assertThat(carol.on("waiting")).containsText("You are the only one waiting.");
        Person dave = LAB.person("Dave");
        dave.open(room.code());
        dave.on("join").click();
        assertThat(dave.on("place")).hasText("You are number 2 of 2.");
        assertThat(host.on("knocks").locator("li")).hasCount(2);
        host.on("write").first().click();
        host.on("line").fill("One moment");
        host.on("send-line").click();
        assertThat(carol.on("line")).containsText("One moment");
        host.on("admit").first().click();
        assertThat(carol.on("room")).hasAttribute("data-phase", "in-room");
        host.on("refuse").click();
        assertThat(dave.on("refusal")).hasAttribute("data-code", "knock-refused");

        host.on("remove").click();
        host.page().locator("madang-removal").getByTestId("entry-locked").check();
        host.on("confirm").click();
        assertThat(bob.on("outcome")).containsText("You were removed");
        assertThat(carol.otherTiles()).hasCount(1);
        assertThat(host.on("entry-locked")).isChecked();
        dave.on("join").click();
        assertThat(dave.on("refusal")).hasAttribute("data-code", "room-locked");
        host.on("log").click();
        assertThat(host.on("actions").locator("li").first()).containsText("Host removed Bob");
        assertThat(host.participants()).hasSize(2);
    }

    private static Locator menuOf(Person host, Person of) {
        return host.on("people")
                .locator("li")
                .filter(new Locator.FilterOptions().setHasText(of.name()))
                .getByTestId("person-menu");
    }

    private static Locator right(Person host, String right) {
        return host.on("person-actions").getByTestId("right-" + right);
    }
}
