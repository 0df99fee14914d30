package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.Resources;
import dev.madang.lab.TestRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlansE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    @Test
    void aPlannedMeetingIsToldEndsWithAWarningHasItsPollsAndLeavesItsAttendance() throws IOException {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(20);
        TestRoom room = LAB.server().register("Opener").createRoom(Map.of("endsAt", end.toString()));
        Person ann = LAB.person("Ann");
        ann.page().addInitScript(Resources.text("/lab/voice.js"));
        ann.page().navigate(LAB.server().uri() + room.hostLink());
        assertThat(ann.on("plan")).containsText("until today");
        assertThat(ann.page()
                        .request()
                        .get(LAB.server().uri() + ann.on("calendar").getAttribute("href"))
                        .text())
                .startsWith("BEGIN:VCALENDAR")
                .contains("/r/" + room.code());
        ann.on("display-name").fill("Ann");
        ann.join();
        ann.page().evaluate("voice('loud')");
        Person bob = LAB.person("Bob");
        bob.enter(room.code());
        List.of(ann, bob).forEach(person -> person.seesAndHears(1));

        askAndVote(ann, bob);

        assertThat(ann.on("closing")).containsText("Closes in");
        assertThat(bob.on("closing")).containsText("Closes in");
        assertThat(bob.on("closing-act")).hasCount(0);
        ann.on("closing-act").click();
        assertThat(bob.on("closing")).hasCount(0);
        assertThat(ann.on("closing")).hasCount(0);

        readAttendance(ann, bob);
    }

    private static void askAndVote(Person ann, Person bob) {
        ann.on("polls-toggle").click();
        ann.on("poll-question").fill("점심?");
        ann.on("poll-option").nth(0).fill("비빔밥");
        ann.on("poll-option").nth(1).fill("냉면");
        ann.on("ask").click();
        assertThat(bob.on("status")).containsText("점심?");
        assertThat(bob.on("unread")).hasText("1");

        bob.on("polls-toggle").click();
        assertThat(bob.on("poll-form")).hasCount(0);
        Locator noodles = bob.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("냉면"));
        noodles.focus();
        bob.page().keyboard().press("Space");
        assertThat(ann.on("votes").nth(1)).containsText("1 vote");
        assertThat(ann.on("option").nth(1)).containsText("Bob");
        assertThat(bob.on("unread")).hasCount(0);
        bob.page().reload();
        bob.on("polls-toggle").click();
        assertThat(noodles).isChecked();

        ann.on("close-poll").click();
        assertThat(bob.on("poll")).hasAttribute("data-open", "false");
        assertThat(bob.on("voters")).hasText("1 answer");
    }

    private static void readAttendance(Person ann, Person bob) throws IOException {
        ann.on("people-toggle").click();
        assertThat(bob.on("attendance-toggle")).hasCount(0);
        ann.on("attendance-toggle").click();
        assertThat(ann.on("attendee")).hasCount(2);
        assertThat(ann.on("attendee").nth(0)).containsText(Pattern.compile("Ann\\s+Host"));
        // Bob has reloaded: still one span.
        assertThat(ann.on("attendee").nth(1)).containsText("Bob");
        assertThat(ann.on("attendee").nth(1)).containsText("here now");
        assertThat(ann.on("attendee").nth(0)).containsText(Pattern.compile("\\d+ s\\s*$"));
        Download file =
                ann.page().waitForDownload(() -> ann.on("attendance-csv").click());
        assertThat(file.suggestedFilename()).isEqualTo("Weekly.csv");
        assertThat(Files.readString(file.path())).contains("talk_seconds").contains("\"Ann\",\"host\"");

        ann.leave();
        ann.on("show-attendance").click();
        assertThat(ann.on("attendee")).hasCount(2);
        ann.page().keyboard().press("Escape");
        ann.on("go-home").click();
        assertThat(ann.on("my-rooms")).containsText("Weekly");
        changeThePlan(ann, bob);
    }

    private static void changeThePlan(Person ann, Person bob) {
        Locator edit = ann.on("my-rooms").getByTestId("edit-room");
        edit.click();
        assertThat(ann.on("edit-name")).isFocused();
        ann.on("edit-name").fill("Monthly");
        ann.expectError("400");
        ann.on("edit-startsAt").fill("2001-02-03T10:00");
        ann.on("edit-save").click();
        assertThat(ann.on("edit-problem")).not().isEmpty();
        ann.on("edit-startsAt").fill("");
        ann.on("edit-endsAt").fill("");
        ann.on("edit-form").getByTestId("entry").selectOption("knock");
        ann.on("edit-save").click();
        assertThat(ann.on("edit-form")).hasCount(0);
        assertThat(edit).isFocused();
        assertThat(ann.on("my-rooms")).containsText("Monthly");
        assertThat(ann.on("plan")).hasCount(0);
        assertThat(bob.page().locator(".room-header__name")).hasText("Monthly");

        ann.on("room-name").fill("Quiet hour");
        ann.on("more-choices").click();
        ann.on("entry").selectOption("locked");
        ann.on("create-room").click();
        ann.join();
        ann.on("people-toggle").click();
        ann.on("lead").click();
        assertThat(ann.on("entry-locked")).isChecked();
    }
}
