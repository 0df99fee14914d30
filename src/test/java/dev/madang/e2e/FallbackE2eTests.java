package dev.madang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import dev.madang.lab.Figures;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.TcpProxy;
import dev.madang.lab.TestRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A company's proxy that lets no WebSocket through. */
class FallbackE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private final TcpProxy company = TcpProxy.before(LAB.server());

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void refusedWebSocketLeadsOverHttp() {
        company.refuseUpgrades();
        joinsOverHttp("a refused");
    }

    @Test
    void unansweredWebSocketLeadsOverHttp() {
        company.swallowUpgrades();
        joinsOverHttp("an unanswered");
    }

    private void joinsOverHttp(String which) {
        TestRoom room = LAB.room();
        Person bob = LAB.person("Bob");
        bob.enter(room.code());
        Person ann = LAB.person("Ann", company.server(), new NewContextOptions().setLocale("en-US"));
        ann.expectError("WebSocket connection to");
        List<String> requests = new ArrayList<>();
        ann.page().onRequest(request -> requests.add(request.url()));
        long opened = System.nanoTime();
        ann.enter(room.code());
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - opened);
        Figures.record("R21", "from the link into the room, ms, behind " + which + " WebSocket", millis, "5000");

        List.of(ann, bob).forEach(person -> person.seesAndHears(1));
        assertThat(requests).anyMatch(url -> url.contains("/xhr_streaming"));
        assertThat(requests).anyMatch(url -> url.contains("/xhr_send"));
        assertThat(millis).isLessThan(5_000);
    }
}
