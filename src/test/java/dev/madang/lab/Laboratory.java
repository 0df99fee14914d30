package dev.madang.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Gives a browser test its people and a server that all browser tests share. A test passes only when no page had a
 * fault; of a failed one, a picture and the console of each page are left in {@code target/lab}.
 */
public final class Laboratory implements BeforeAllCallback, AfterTestExecutionCallback, AfterEachCallback {

    private static final Path FOLDER = Path.of("target", "lab");
    private static final double LIMIT_MILLIS = 20_000;

    private final List<Person> people = new ArrayList<>();
    private final Closer opened = new Closer();
    private Browsers browsers;
    private ServerProcess process;

    @Override
    public void beforeAll(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT_MILLIS);
        var store = context.getRoot().getStore(Namespace.create(Laboratory.class));
        browsers = store.computeIfAbsent(Browsers.class, key -> new Browsers(), Browsers.class);
        process = SharedServer.of(context);
    }

    public TestServer server() {
        return process.server();
    }

    /** A new public room on the shared server. */
    public TestRoom room() {
        return server().register("Opener").createRoom();
    }

    /** An English speaker at a laptop. */
    public Person person(String name) {
        return person(name, server());
    }

    /** An English speaker at a laptop and at another server. */
    public Person person(String name, TestServer server) {
        return person(name, server, new NewContextOptions().setLocale("en-US"));
    }

    /** Somebody at another server or with another screen or language. */
    public Person person(String name, TestServer server, NewContextOptions options) {
        options.setPermissions(List.of("camera", "microphone", "clipboard-read", "clipboard-write"));
        return person(name, server, browsers.of(people.size()).newContext(options));
    }

    /** One browser for whatever is to be compared within it; in its contexts no page is watched. */
    public Browser browser() {
        return browsers.of(0);
    }

    /** An English speaker who refuses the camera and the microphone. */
    public Person shyPerson(String name) {
        BrowserContext context = browsers.refusing().newContext(new NewContextOptions().setLocale("en-US"));
        context.grantPermissions(List.of());
        return person(name, server(), context);
    }

    /** An English speaker who shares the tab of this title whenever asked what to share. */
    public Person personSharingTab(String name, String title) {
        BrowserContext context = opened.add(browsers.sharingTab(title))
                .newContext(new NewContextOptions().setLocale("en-US").setPermissions(List.of("camera", "microphone")));
        return person(name, server(), context);
    }

    /** An English speaker in a browser of the own, whose camera shows this film in full size. */
    public Person personFilming(String name, TestServer server, Path film) {
        Browser browser = opened.add(browsers.filming(people.size(), film));
        Person person = person(
                name,
                server,
                browser.newContext(
                        new NewContextOptions().setLocale("en-US").setPermissions(List.of("camera", "microphone"))));
        person.page().addInitScript("window.madangWholeCamera = true");
        return person;
    }

    /** An English speaker whose browser has windows, and so small ones beside the page. */
    public Person personWithWindows(String name) {
        Browser browser = opened.add(browsers.withWindows());
        return person(name, server(), browser.newContext(new NewContextOptions().setLocale("en-US")));
    }

    /** An English speaker whose browser knows only this network, in which the server is seen at another address. */
    public Person personInside(NetworkNamespace network, TestServer server, String name) {
        Browser browser = opened.add(browsers.inside(network, server));
        return person(name, server, browser.newContext(new NewContextOptions().setLocale("en-US")));
    }

    /** An English speaker at another address, who has told the browser to trust the certificate. */
    public Person personTrusting(TestServer server, String name) {
        Browser browser = opened.add(browsers.trusting(server));
        return person(name, server, browser.newContext(new NewContextOptions().setLocale("en-US")));
    }

    /** So many people in this room, each seeing and hearing all others. */
    public List<Person> together(TestRoom room, String... names) {
        var together = new ArrayList<Person>();
        for (String name : names) {
            Person person = person(name, room.host().server());
            person.enter(room.code());
            together.add(person);
        }
        together.forEach(person -> person.seesAndHears(names.length - 1));
        return together;
    }

    private Person person(String name, TestServer server, BrowserContext context) {
        opened.add(context);
        context.setDefaultTimeout(LIMIT_MILLIS);
        context.addInitScript(Resources.text("/lab/probe.js"));
        Person person = new Person(name, server.uri(), context);
        people.add(person);
        return person;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            people.forEach(person -> keepEvidence(context, person));
        } else {
            for (Person person : people) {
                if (!person.watch().faults().isEmpty()) {
                    keepEvidence(context, person);
                }
                assertThat(person.watch().faults())
                        .as("faults of %s's page", person.name())
                        .isEmpty();
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        people.clear();
        opened.close();
    }

    private static void keepEvidence(ExtensionContext context, Person person) {
        String test = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName() + "." + person.name();
        try {
            Files.writeString(
                    FOLDER.resolve(test + ".log"),
                    person.watch().console() + "\n"
                            + String.join("\n", person.watch().faults()));
            if (!person.page().isClosed()) {
                person.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(test + ".png")));
            }
        } catch (IOException | PlaywrightException e) {
            context.publishReportEntry("no evidence for " + test, e.toString());
        }
    }
}
