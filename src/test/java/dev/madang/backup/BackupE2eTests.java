package dev.madang.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.madang.lab.ServerProcess;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as an operator types them, and what a server makes of the result. */
class BackupE2eTests {

    private static final String PASSCODE = "모여라 1";

    @Test
    void theWholeStateComesBack(@TempDir Path folder) throws Exception {
        Path regular = folder.resolve("regular");
        Path file = folder.resolve("kept/madang.zip");
        TestRoom room;
        try (ServerProcess process = ServerProcess.startOn(
                folder.resolve("data"), "kept", "--madang.backup.directory=" + regular, "--madang.backup.keep=2")) {
            assertThat(Files.getPosixFilePermissions(process.data()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            room = process.server().register("Ann").createRoom(Map.of("passcode", PASSCODE));
            enter(process.server().register("Bob"), room);
            leavesOneWhenTheLastIsOld(process, regular);
            assertThat(command("backup", file, process.data())).contains("The server is running", "exit code 1");

            Files.createDirectories(process.data().resolve("https"));
            Files.writeString(process.data().resolve("https/certificate.pem"), "of the house");
            process.stop();
            assertThat(command("backup", file, process.data())).contains("is in " + file, "exit code 0");
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        Path other = folder.resolve("other");
        assertThat(command("restore", file, other)).contains("is in " + other, "exit code 0");
        assertThat(other.resolve("https/certificate.pem")).hasContent("of the house");
        try (ServerProcess process = ServerProcess.startOn(other, "restored")) {
            assertThat(process.log()).as("the administrator is the same").doesNotContain("The password for /admin");
            TestRoom restored = at(process.server(), room);
            String attendance = process.server()
                    .call(
                            "GET",
                            "/api/rooms/" + room.code() + "/memberships",
                            room.host().token(),
                            null)
                    .body();
            assertThat(attendance).contains("Bob");
            enter(restored.host(), restored);
        }
    }

    /** As after a restart, however seldom it runs for a whole day. */
    private static void leavesOneWhenTheLastIsOld(ServerProcess process, Path regular) throws Exception {
        process.stop();
        List<String> old = List.of("madang-20260101T000000.000Z.zip", "madang-20260102T000000.000Z.zip", "notes.zip");
        Files.createDirectories(regular);
        for (String name : old) {
            Files.createFile(regular.resolve(name));
        }
        process.start();
        await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(regular.resolve(old.get(0))));
        assertThat(names(regular)).hasSize(3).contains(old.get(1), old.get(2));
        String left = names(regular).stream()
                .filter(name -> !old.contains(name))
                .findFirst()
                .orElseThrow();
        assertThat(command("restore", regular.resolve(left), regular.resolveSibling("of-one-moment")))
                .contains("exit code 0");
    }

    private static void enter(TestUser user, TestRoom room) {
        try (TestParticipant participant = user.connect(room, TransportKind.WEBSOCKET)) {
            assertThat(participant
                            .tryToJoin(Map.of("passcode", PASSCODE))
                            .path("type")
                            .asString())
                    .isEqualTo("joined");
        }
    }

    private static String command(String name, Path file, Path data) {
        return ServerProcess.runCommand(name, file.toString(), "--madang.data-directory=" + data);
    }

    private static TestRoom at(TestServer server, TestRoom room) {
        TestUser host = room.host();
        return new TestRoom(
                new TestUser(server, host.id(), host.token(), host.displayName()), room.code(), room.hostLink());
    }

    private static List<String> names(Path backups) throws IOException {
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
