package dev.madang.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Coturn;
import dev.madang.lab.Flow;
import dev.madang.lab.Laboratory;
import dev.madang.lab.Person;
import dev.madang.lab.Ports;
import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Networks that let nothing but TLS out. */
class RelayTlsE2eTests {

    @RegisterExtension
    static final Laboratory LAB = new Laboratory();

    /** One certificate serves both the pages and the relay. */
    @Test
    void relayOverTlsCarriesTheMeeting() throws Exception {
        String host = Coturn.ownAddress().getHostAddress();
        int relayPort = Ports.free();
        try (ServerProcess process = ServerProcess.start(
                "relay-tls",
                "--madang.https.self-signed=true",
                "--madang.ice.turn-urls=turns:" + host + ":" + relayPort + "?transport=tcp",
                "--madang.ice.turn-secret=" + Coturn.SECRET)) {
            Path pem = process.data().resolve("https").toAbsolutePath();
            Path certificate = pem.resolve("certificate.pem");
            TestServer server = TestServer.trusted(host, process.port(), certificate);
            try (Coturn unused = Coturn.startWithTls(relayPort, certificate, pem.resolve("private-key.pem"))) {
                TestRoom room = server.register("Opener").createRoom(Map.of("relayOnly", true));
                List<Person> people = new ArrayList<>();
                for (String name : List.of("Ann", "Bob")) {
                    Person person = LAB.personTrusting(server, name);
                    person.enter(room.code());
                    people.add(person);
                }
                people.forEach(person -> person.seesAndHears(1));
                for (Person person : people) {
                    assertThat((List<Object>) (List<?>) person.flow().paths()).containsExactly("relay-relay");
                }
                Flow.assertSteady(people, 3);
            }
        }
    }
}
