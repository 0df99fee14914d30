package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.Resources;
import dev.madang.lab.TestRoom;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first and the last minutes of a meeting, and what one's own machine does meanwhile. */
class DoorE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    @Test
    void whoOpenedTheRoomComesInWithoutItsPasscodeInvitesByACodeAndGoesOnInAnotherTab() throws Exception {
        TestRoom room = LAB.server().register("Opener").createRoom(Map.of("name", "책 모임", "passcode", "1234"));
        Person ann = LAB.person("Ann");
        ann.page().navigate(LAB.server().uri() + room.hostLink().replace("#", "?name=Ann#"));
        assertThat(ann.on("join")).isVisible();
        assertThat(ann.on("passcode")).hasCount(0);
        ann.join();
        ann.on("invite-open").click();
        assertThat(decoded(ann.on("qr"))).isEqualTo(LAB.server().uri() + "/r/" + room.code());
        ann.page().keyboard().press("Escape");

        Page second = ann.page().context().newPage();
        second.navigate(LAB.server().uri() + "/r/" + room.code());
        assertThat(second.getByTestId("other-tab")).isVisible();
        assertThat(second.getByTestId("mic")).hasAttribute("aria-pressed", "false");
        assertThat(second.getByTestId("passcode")).hasCount(0);
        assertThat(second.getByTestId("network")).hasAttribute("data-verdict", Pattern.compile("good|served"));
        second.getByTestId("take-over").click();
        assertThat(second.getByTestId("room")).hasAttribute("data-phase", "in-room");
        assertThat(ann.on("outcome")).containsText("another tab");
        second.getByTestId("leave").click();
        assertThat(second.getByTestId("meeting")).hasText(Pattern.compile("You were here for \\d+ seconds?, alone\\."));

        guessesUntilTheDoorAsksForPatience(room);
        ann.expectError("404");
        ann.page().navigate(LAB.server().uri() + "/rooms/nothing-here");
        assertThat(ann.on("outcome")).containsText("nothing at this address");
    }

    private static void guessesUntilTheDoorAsksForPatience(TestRoom room) {
        Person guesser = LAB.person("Eve");
        guesser.open(room.code());
        for (int guess = 0; guess <= 10; guess++) {
            guesser.on("passcode").fill("wrong " + guess);
            guesser.on("join").click();
            guesser.page()
                    .waitForCondition(() -> guesser.on("refusal").count() == 1
                            && guesser.on("join").getAttribute("aria-busy").equals("false"));
        }
        assertThat(guesser.on("refusal")).hasAttribute("data-code", "too-many-attempts");
        assertThat(guesser.on("countdown")).hasText(Pattern.compile("[1-3]:\\d\\d"));
        assertThat(guesser.on("join")).isDisabled();
    }

    @Test
    void machineSaysWhatItsOwnerCannotHearAndWhoWaitsComesInAtLast() {
        TestRoom room = LAB.server().register("Opener").createRoom(Map.of("name", "Two", "capacity", 2));
        Person ann = LAB.person("Ann");
        ann.page().addInitScript(Resources.text("/lab/voice.js"));
        ann.enter(room.code());
        Person bob = LAB.person("Bob");
        bob.enter(room.code());
        ann.seesAndHears(1);

        Person eve = LAB.person("Eve");
        eve.open(room.code());
        eve.on("wait-for-place").click();
        assertThat(eve.on("full-note")).containsText("as soon as there is one");

        saysThatNothingComes(ann);
        saysThatTheMutedSpeak(ann);
        offersTheHeadsetAndReplacesWhatIsPulled(ann);
        letsTalkWhileTheSpaceBarIsHeld(ann);

        bob.leave();
        assertThat(bob.on("meeting")).containsText("2 people in all");
        assertThat(eve.on("room")).hasAttribute("data-phase", "in-room");
        List.of(ann, eve).forEach(person -> person.seesAndHears(1));
    }

    private static void saysThatNothingComes(Person ann) {
        ann.page().evaluate("voice('silent')");
        assertThat(ann.on("hint")).hasAttribute("data-hint", "silence");
        ann.page().evaluate("voice('quiet')");
        assertThat(ann.on("hint")).hasCount(0);
    }

    private static void saysThatTheMutedSpeak(Person ann) {
        ann.on("mic").click();
        ann.page().evaluate("voice('loud')");
        assertThat(ann.on("status")).containsText("your microphone is off");
        assertThat(ann.on("room")).hasAttribute("data-called", "mic");
        ann.page().evaluate("voice('quiet')");
    }

    private static void offersTheHeadsetAndReplacesWhatIsPulled(Person ann) {
        ann.page().evaluate("plugIn({kind: 'audioinput', deviceId: 'h', label: 'Headset', groupId: 'g'})");
        assertThat(ann.on("hint")).containsText("Headset");
        ann.on("hint-act").click();
        assertThat(ann.on("hint")).hasCount(0);
        ann.page().waitForCondition(() -> "h".equals(lastWish(ann, "deviceId?.exact")));
        ann.page().evaluate("pullMicrophone()");
        assertThat(ann.on("status")).containsText("The microphone is gone. Now using");
        assertThat(ann.on("mic")).hasAttribute("aria-pressed", "false");
    }

    private static void letsTalkWhileTheSpaceBarIsHeld(Person ann) {
        Locator mic = ann.on("mic");
        ann.on("settings-toggle").click();
        ann.on("sound-noiseSuppression").uncheck();
        ann.page().waitForCondition(() -> Boolean.FALSE.equals(lastWish(ann, "noiseSuppression")));
        assertThat(mic).hasAttribute("aria-pressed", "false");
        ann.on("pushToTalk").check();
        ann.on("shortcuts-open").click();
        assertThat(ann.on("shortcuts")).isVisible();
        ann.page().keyboard().press("Escape");
        assertThat(ann.on("shortcuts")).isHidden();
        ann.on("close-panel").click();
        ann.page().locator("h1").focus();
        ann.page().keyboard().down("Space");
        assertThat(mic).hasAttribute("aria-pressed", "true");
        ann.page().keyboard().up("Space");
        assertThat(mic).hasAttribute("aria-pressed", "false");
        ann.page().keyboard().press("?");
        assertThat(ann.on("shortcuts")).isVisible();
        ann.page().keyboard().press("Escape");
        assertThat(ann.on("shortcuts")).isHidden();
        ann.on("chat-toggle").click();
        ann.on("chat-input").pressSequentially("a b?");
        assertThat(ann.on("chat-input")).hasValue("a b?");
        assertThat(mic).hasAttribute("aria-pressed", "false");
        mic.click();
        assertThat(mic).hasAttribute("aria-pressed", "true");
    }

    private static Object lastWish(Person person, String path) {
        return person.page().evaluate("voiceWishes.at(-1)." + path);
    }

    /** What a reader that is not ours makes of the picture. */
    private static String decoded(Locator code) throws IOException, ReaderException {
        assertThat(code).isVisible();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(code.screenshot()));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
