package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.Resources;
import dev.madang.lab.TcpProxy;
import dev.madang.lab.TestRoom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The first meeting of somebody who has never been here, from the first page to the switch of language: everything that a
 * newcomer tries, in the order in which it is tried.
 */
class FirstMeetingE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final String SHARED = "Numbers of the quarter";
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");

    private enum Newcomer {
        ENGLISH_AT_LAPTOP("en-US", 1280, 800),
        KOREAN_ON_PHONE("ko-KR", 390, 844);

        private final String locale;
        private final int width;
        private final int height;

        Newcomer(String locale, int width, int height) {
            this.locale = locale;
            this.width = width;
            this.height = height;
        }

        Person person() {
            return LAB.person(
                    "Ann",
                    LAB.server(),
                    new NewContextOptions().setLocale(locale).setViewportSize(width, height));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatIsTriedFirst(Newcomer newcomer) throws IOException {
        Person ann = newcomer.person();
        ann.page().addInitScript(Resources.text("/lab/voice.js"));
        ann.openHome();
        assertSpeaks(ann, ann.on("create-room"), newcomer.locale);
        String code = opensARoom(ann);
        seesAndHearsOwnDevices(ann);
        ann.join();
        assertThat(invitation(ann)).isEqualTo(ann.page().url());

        try (TcpProxy network = TcpProxy.before(LAB.server())) {
            Person bob = LAB.personSharingTab("Bob", SHARED);
            Person carol = LAB.person("Carol", network.server());
            Person dan = LAB.shyPerson("Dan");
            bob.enter(code);
            List.of(ann, bob).forEach(person -> person.seesAndHears(1));
            carol.enter(code);
            List.of(ann, bob, carol).forEach(person -> person.seesAndHears(2));
            dan.open(code);
            assertThat(dan.on("media-problems")).containsText("blocked");
            dan.join();
            assertThat(ann.tileOf(dan)).hasAttribute("data-connection", "connected");

            switchesAreSeen(ann, bob);
            screenIsShared(bob, ann);
            lineAndFileArrive(ann, bob, carol);
            dan.closeTab();
            assertThat(ann.otherTiles()).hasCount(2);
            reloadAndLostNetworkKeepTheSeat(ann, bob, carol, network);
            everyPairIsExplained(ann);
        }
        nobodyAdministersWithoutLogin();
        languageIsSwitched(ann, newcomer.locale);
        ann.leave();
        assertThat(ann.on("meeting")).isVisible();
    }

    /** The name survives a reload; the room is in the list beside one that a program opened. */
    private static String opensARoom(Person ann) {
        ann.on("display-name").fill("Ann");
        ann.page().reload();
        assertThat(ann.on("display-name")).hasValue("Ann");
        ann.on("room-name").fill("첫 모임");
        ann.on("more-choices").click();
        ann.page().locator("[name=visibility][value=public]").check();
        ann.on("create-room").click();
        assertThat(ann.on("join")).isVisible();
        String code = ann.page().url().replaceAll(".*/r/([a-z0-9-]+).*", "$1");

        TestRoom opened = LAB.server().register("Program").createRoom(Map.of("name", "Opened by REST"));
        Page list = ann.page().context().newPage();
        list.navigate(LAB.server().uri() + "/");
        for (String room : List.of(code, opened.code())) {
            assertThat(list.getByTestId("room-list").locator("[href*='" + room + "']"))
                    .isVisible();
        }
        list.close();
        return code;
    }

    private static void seesAndHearsOwnDevices(Person ann) {
        ann.page()
                .waitForFunction(
                        "() => document.querySelector('[data-testid=preview] video').getVideoPlaybackQuality().totalVideoFrames > 5");
        ann.page().evaluate("voice('loud')");
        ann.page().waitForFunction("() => Number(document.querySelector('[data-testid=mic-level]').dataset.level) > 0");
    }

    private static String invitation(Person ann) {
        control(ann, "copy-link").click();
        return (String) ann.page().evaluate("navigator.clipboard.readText()");
    }

    private static void switchesAreSeen(Person ann, Person bob) {
        Locator picture = bob.tileOf(ann).locator("video");
        ann.on("mic").click();
        assertThat(bob.tileOf(ann).locator(".tile__muted")).isVisible();
        ann.on("camera").click();
        assertThat(picture).isHidden();
        ann.on("camera").click();
        assertThat(picture).isVisible();
        control(ann, "settings-toggle").click();
        ann.on("device-camera").selectOption(new SelectOption().setLabel("fake_device_3"));
        ann.page().waitForCondition(() -> ann.flow().sentTracks().contains("fake_device_3"));
        ann.on("close-panel").click();
        assertThat(bob.tileOf(ann).locator(".tile__muted")).isVisible();
        ann.on("mic").click();
        assertThat(bob.tileOf(ann).locator(".tile__muted")).hasCount(0);
        bob.seesMoving(ann);
    }

    /** Stopped as by the browser's own button: the tab that is shared ends. */
    private static void screenIsShared(Person bob, Person ann) {
        Page shared = bob.page().context().newPage();
        shared.setContent("<title>" + SHARED + "</title><h1>42</h1>");
        bob.page().bringToFront();
        bob.on("share").click();
        assertThat(ann.on("screen-tile")).hasAttribute("data-participant", bob.id());
        ann.page()
                .waitForFunction(
                        "() => document.querySelector('[data-testid=screen-tile] video').getVideoPlaybackQuality().totalVideoFrames > 0");
        shared.close();
        assertThat(ann.on("screen-tile")).hasCount(0);
        assertThat(bob.on("share")).hasAttribute("aria-pressed", "false");
    }

    private static void lineAndFileArrive(Person ann, Person bob, Person carol) throws IOException {
        bob.on("chat-toggle").click();
        bob.say("안녕하세요!");
        assertThat(ann.on("unread")).hasText("1");
        ann.on("chat-toggle").click();
        assertThat(ann.on("chat-log")).containsText("안녕하세요!");

        ann.on("chat-to").selectOption(carol.id());
        byte[] text = "점심 메뉴".getBytes(StandardCharsets.UTF_8);
        ann.on("file-input").setInputFiles(new FilePayload("menu.txt", "text/plain", text));
        carol.on("chat-toggle").click();
        carol.on("file-accept").click();
        Download saved =
                carol.page().waitForDownload(() -> carol.on("file-save").click());
        assertThat(saved.suggestedFilename()).isEqualTo("menu.txt");
        assertThat(Files.readAllBytes(saved.path())).isEqualTo(text);
        assertThat(bob.on("file")).hasCount(0);
        ann.on("close-panel").click();
    }

    private static void reloadAndLostNetworkKeepTheSeat(Person ann, Person bob, Person carol, TcpProxy network) {
        List<String> before = ann.participants();
        bob.page().reload();
        assertThat(bob.on("room")).hasAttribute("data-phase", "in-room");
        bob.seesAndHears(2);

        carol.expectError("ERR_|WebSocket connection to");
        ann.flow().record();
        network.cut();
        assertThat(carol.on("room")).hasAttribute("data-phase", "reconnecting");
        network.resume();
        assertThat(carol.on("room")).hasAttribute("data-phase", "in-room");
        List.of(ann, bob, carol).forEach(person -> person.seesAndHears(2));
        ann.seesMoving(carol);
        assertThat(ann.participants()).isEqualTo(before);
    }

    private static void everyPairIsExplained(Person ann) {
        control(ann, "connection-toggle").click();
        assertThat(ann.page().locator(".link__head")).hasCount(2);
        ann.page().locator(".link__head").first().click();
        for (String step : List.of("offer", "answer", "pair", "dtls", "frames")) {
            assertThat(ann.on("link-details").locator("[data-step=" + step + "]"))
                    .hasText(Pattern.compile("\\d+"));
        }
        assertThat(ann.on("trouble")).hasCount(0);
        ann.on("close-panel").click();
    }

    private static void nobodyAdministersWithoutLogin() {
        Page stranger = LAB.person("Stranger").page();
        stranger.navigate(LAB.server().uri() + "/admin");
        assertThat(stranger).hasURL(Pattern.compile(".*/admin/login$"));
        assertThat(LAB.server().call("GET", "/h2-console", null, null).statusCode())
                .isEqualTo(401);
    }

    private static void languageIsSwitched(Person ann, String locale) {
        control(ann, "language").click();
        String other = locale.startsWith("ko") ? "en-US" : "ko-KR";
        assertSpeaks(ann, ann.on("leave"), other);
    }

    private static void assertSpeaks(Person person, Locator text, String locale) {
        assertThat(person.page().locator("html")).hasAttribute("lang", locale.substring(0, 2));
        if (locale.startsWith("ko")) {
            assertThat(text).hasText(HANGUL);
        } else {
            assertThat(text).not().hasText(HANGUL);
        }
    }

    /** On a narrow screen some are behind a button of their own. */
    private static Locator control(Person person, String testId) {
        Locator shown = person.page().locator("[data-testid=" + testId + "]:visible");
        if (shown.count() == 0) {
            person.on("more").click();
        }
        return shown.first();
    }
}
