package dev.madang.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.Figures;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.Trust;
import java.net.InetAddress;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server that speaks HTTPS itself. */
class HttpsE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    private static final String SCHOOL = "https://school.example.org";

    private static ServerProcess process;
    private static Path certificate;

    @BeforeAll
    static void start() {
        process = ServerProcess.start(
                "https", "--madang.https.self-signed=true", "--madang.security.frame-ancestors=" + SCHOOL);
        certificate = process.data().resolve("https/certificate.pem");
    }

    @AfterAll
    static void end() {
        process.close();
    }

    @Test
    void itsOwnCertificateIsForEveryAddressThatItTells() throws Exception {
        List<String> hosts = new ArrayList<>(List.of("localhost", "127.0.0.1", "[::1]"));
        for (InetAddress address : OwnAddresses.all()) {
            String host = OwnAddresses.inUrl(address);
            assertThat(process.log()).contains("From other machines: https://" + host + ":" + process.port());
            hosts.add(host);
        }
        for (String host : hosts) {
            var answer = TestServer.trusted(host, process.port(), certificate).call("GET", "/api/rooms", null, null);
            assertThat(answer.statusCode()).as(host).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        }
        X509Certificate own = Trust.read(certificate);
        assertThat(own.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(Duration.between(
                        own.getNotBefore().toInstant(), own.getNotAfter().toInstant()))
                .isLessThan(Duration.ofDays(398));
        assertThat(Files.getPosixFilePermissions(process.data().resolve("https/private-key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void camerasOpenOnTheMachinesOfTheHouse() {
        TestServer local = TestServer.trusted("localhost", process.port(), certificate);
        TestRoom room = local.register("Opener").createRoom();
        List<Person> people = new ArrayList<>();
        for (String name : List.of("Ann", "Bob")) {
            Person person = LAB.personTrusting(
                    TestServer.trusted(OwnAddresses.inUrl(OwnAddresses.all().get(0)), process.port(), certificate),
                    name);
            person.enter(room.code());
            people.add(person);
        }
        people.forEach(person -> person.seesAndHears(1));
        people.forEach(
                person -> assertThat(person.page().evaluate("isSecureContext")).isEqualTo(true));
    }

    @Test
    void ourPagesMayBeFramedByWhomTheSettingsNameAndTheAdministratorsByNobody() {
        TestServer local = TestServer.trusted("localhost", process.port(), certificate);
        HttpHeaders ours = local.call("GET", "/favicon.svg", null, null).headers();
        assertThat(ours.firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("frame-ancestors 'self' " + SCHOOL);
        assertThat(ours.firstValue("X-Frame-Options")).isEmpty();
        for (String path : List.of("/admin/csrf", "/api/rooms")) {
            HttpHeaders closed = local.call("GET", path, null, null).headers();
            assertThat(closed.firstValue("Content-Security-Policy").orElseThrow())
                    .endsWith("frame-ancestors 'none'");
            assertThat(closed.firstValue("X-Frame-Options")).contains("DENY");
        }
    }

    @Test
    void plainHttpIsToldNothing() {
        var answer = process.server().call("GET", "/api/rooms", null, null);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("rooms");
    }

    @Test
    void newFilesAreServedWithoutARestart(@TempDir Path folder) throws Exception {
        SelfSigned first = new SelfSigned(folder, Clock.systemUTC());
        first.prepare();
        SelfSigned second = new SelfSigned(folder.resolve("renewed"), Clock.systemUTC());
        second.prepare();
        try (ServerProcess renewing = ServerProcess.start(
                "renewing",
                "--madang.https.certificate=" + first.certificate(),
                "--madang.https.private-key=" + first.privateKey(),
                "--spring.ssl.bundle.watch.file.quiet-period=1s")) {
            SSLContext both = Trust.in(first.certificate());
            assertThat(served(renewing.port(), both)).isEqualTo(Trust.read(first.certificate()));

            Files.copy(second.privateKey(), first.privateKey(), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(second.certificate(), first.certificate(), StandardCopyOption.REPLACE_EXISTING);
            long replaced = System.nanoTime();
            SSLContext renewed = Trust.in(second.certificate());
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> served(renewing.port(), renewed)
                    .equals(Trust.read(second.certificate())));
            Figures.record(
                    "S47",
                    "new certificate served after ms, of which 1 s is waited",
                    Duration.ofNanos(System.nanoTime() - replaced).toMillis(),
                    "30000");
        }
    }

    private static X509Certificate served(int port, SSLContext trust) throws Exception {
        try (SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket("localhost", port)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }
}
