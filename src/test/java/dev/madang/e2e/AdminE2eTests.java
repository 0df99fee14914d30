package dev.madang.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.madang.lab.Access;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestRoom;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the administrator does at the dashboard, and what the people see of it. */
class AdminE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final String PASSWORD = "correct-horse-battery";

    private static ServerProcess process;

    @BeforeAll
    static void start() {
        process = ServerProcess.start("admin", "--madang.admin.password=" + PASSWORD);
    }

    @AfterAll
    static void end() {
        process.close();
    }

    @Test
    void removesSignsOutAndEndsAndEachIsToldWhy() {
        TestRoom room = process.server().register("Opener").createRoom();
        List<Person> people = LAB.together(room, "Ann", "Bob", "Carol");
        Person ann = people.get(0);
        Person bob = people.get(1);
        Person carol = people.get(2);
        String token = (String) bob.page().evaluate("localStorage.getItem('madang.token')");
        assertThat(statusOf(token)).isEqualTo(200);

        Person administrator = LAB.person("Administrator", process.server());
        administrator.expectError("Applying inline style");
        Page dashboard = administrator.page();
        dashboard.navigate(process.server().uri() + "/admin/login");
        dashboard.locator("#password").fill(PASSWORD);
        dashboard.locator("button[type=submit]").click();
        assertThat(dashboard.locator("#rooms")).containsText("Ann");

        Locator removed = dashboard.locator("[data-action='remove " + ann.id() + "']");
        Access access = new Access();
        access.look(dashboard, "dashboard");
        access.lookEnlarged(dashboard, "dashboard");
        removed.click();
        access.look(dashboard, "removal, asked");
        access.assertNoFaults();
        dashboard.locator("#confirm [value=no]").click();
        assertThat(ann.on("room")).hasAttribute("data-phase", "in-room");
        removed.click();
        dashboard.locator("#yes").click();
        assertThat(ann.page().locator("body")).containsText("You were removed from the room");

        dashboard.locator("[data-action='revoke " + bob.id() + "']").click();
        dashboard.locator("#yes").click();
        assertThat(bob.on("outcome")).containsText("You were signed out");
        assertThat(carol.otherTiles()).hasCount(0);
        assertThat(statusOf(token)).isEqualTo(401);

        dashboard.locator("[data-action='end " + room.code() + "']").click();
        dashboard.locator("#yes").click();
        assertThat(carol.page().locator("body")).containsText("The room has ended");
        assertThat(dashboard.locator("#empty")).isVisible();

        bob.page()
                .navigate(process.server().uri() + "/r/"
                        + process.server().register("Opener").createRoom().code());
        bob.join();
    }

    private static int statusOf(String token) {
        return process.server().call("GET", "/api/users/me", token, null).statusCode();
    }
}
