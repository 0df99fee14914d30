package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import dev.madang.lab.Flow;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.TestRoom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeviceE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    @Test
    void whoDeniesTheDevicesComesInAndSeesTheOthers() {
        TestRoom room = LAB.room();
        Person ann = LAB.person("Ann");
        ann.enter(room.code());
        Person shy = LAB.shyPerson("Shy");
        shy.open(room.code());

        assertThat(shy.on("media-problems")).containsText("blocked");
        shy.join();
        shy.seesAndHears(1);
        assertThat(ann.tileOf(shy)).hasAttribute("data-connection", "connected");
        assertThat(ann.tileOf(shy).locator("video")).isHidden();
        shy.flow().record();
        shy.flow().awaitWindows(3);
        shy.flow().assertUnbroken(1);
    }

    @Test
    void screenIsSharedBesideTheFaceUntilItIsStopped() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "Bob");
        Person ann = people.get(0);
        Person bob = people.get(1);
        bob.flow().record();
        ann.on("share").click();

        Locator screen = bob.on("screen-tile").locator("video");
        awaitFrames(screen, 10);
        awaitFrames(bob.tileOf(ann).locator("video"), 10);
        ann.on("share").click();
        assertThat(bob.on("screen-tile")).hasCount(0);
        bob.seesAndHears(1);
        bob.flow().assertUnbroken(1);
    }

    @Test
    void deviceIsChangedInTheCallWithoutInterruptionAndKeepsTheMute() {
        List<Person> people = LAB.together(LAB.room(), "Ann", "Bob");
        Person ann = people.get(0);
        ann.on("settings-toggle").click();
        String before = ann.flow().sentTracks().toString();
        assertThat(before).contains("fake_device_0");
        ann.on("device-camera").selectOption(new SelectOption().setLabel("fake_device_3"));
        await().pollInSameThread().until(() -> ann.flow().sentTracks().contains("fake_device_3"));
        Flow.assertSteady(people, 3);

        ann.on("mic").click();
        assertThat(ann.on("mic")).hasAttribute("aria-pressed", "false");
        ann.on("device-mic").selectOption(new SelectOption().setLabel("Fake Audio Input 2"));
        await().pollInSameThread().until(() -> ann.flow().sentTracks().contains("Fake Audio Input 2"));
        assertThat(ann.on("mic")).hasAttribute("aria-pressed", "false");
        people.get(1).flow().assertSilence();
        ann.on("mic").click();
        people.get(1).seesAndHears(1);
        Flow.assertSteady(people, 2);
    }

    private static void awaitFrames(Locator video, int frames) {
        assertThat(video).isVisible();
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(15))
                .until(() ->
                        (Integer) video.evaluate("video => video.getVideoPlaybackQuality().totalVideoFrames") > frames);
    }
}
