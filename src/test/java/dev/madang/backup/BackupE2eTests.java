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
import java.util.Comparator;
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
        try (ServerProcess process = ServerProcess.start(
                "kept", "--madang.backup.directory=" + regular, "--madang.backup.every=1s", "--madang.backup.keep=2")) {
            room = process.server().register("Ann").createRoom(Map.of("passcode", PASSCODE));
            enter(process.server().register("Bob"), room);
            leavesBackupsWhileItWrites(process, regular);
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

    /** Rooms are created while they are read: each has a host, who must be in the backup too. */
    private static void leavesBackupsWhileItWrites(ServerProcess process, Path regular) throws Exception {
        String first = await().until(() -> newest(regular), name -> !name.isEmpty());
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            process.server().register("Writer").createRoom();
            return newest(regular).compareTo(first) > 0 && !Files.exists(regular.resolve(first));
        });
        assertThat(names(regular)).hasSizeLessThanOrEqualTo(3);
        Path data = regular.resolveSibling("of-one-moment");
        Path last = Files.copy(regular.resolve(newest(regular)), regular.resolveSibling("last.zip"));
        assertThat(command("restore", last, data)).contains("exit code 0");
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

    private static String newest(Path backups) throws IOException {
        return names(backups).stream().max(Comparator.naturalOrder()).orElse("");
    }

    private static List<String> names(Path backups) throws IOException {
        if (!Files.exists(backups)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(backups)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".zip"))
                    .toList();
        }
    }
}
