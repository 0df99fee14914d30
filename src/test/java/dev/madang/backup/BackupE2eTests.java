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
import tools.jackson.databind.json.JsonMapper;

/** The commands as an operator types them, and what a server makes of the result. */
class BackupE2eTests {

    /** As a server with the first schema left it, under H2 2.3.232. */
    private static final Path OF_AN_OLDER_VERSION = Path.of("src/test/resources/backup/schema-1-h2-2.3.zip");

    private static final String PASSCODE = "모여라 1";

    @Test
    void theWholeStateComesBack(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("kept/madang.zip");
        TestRoom room;
        String certificate;
        try (ServerProcess process = ServerProcess.start("kept")) {
            room = process.server().register("Ann").createRoom(Map.of("passcode", PASSCODE));
            enter(process.server().register("Bob"), room);
            Files.createDirectories(process.data().resolve("https"));
            Files.writeString(process.data().resolve("https/certificate.pem"), "of the house");
            process.stop();
            assertThat(backup(file, process.data())).contains("is in " + file, "exit code 0");
            assertThat(backup(file, process.data())).contains("is there already", "exit code 1");
            certificate = Files.readString(process.data().resolve("https/certificate.pem"));
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        Path other = folder.resolve("other");
        assertThat(restore(file, other)).contains("is in " + other, "exit code 0");
        assertThat(restore(file, other)).contains("holds a database already", "exit code 1");
        assertThat(Files.readString(other.resolve("https/certificate.pem"))).isEqualTo(certificate);
        try (ServerProcess process = ServerProcess.startOn(other, "restored")) {
            assertThat(process.log()).as("the administrator is the same").doesNotContain("The password for /admin");
            TestRoom restored = at(process.server(), room);
            assertThat(process.server()
                            .call(
                                    "GET",
                                    "/api/rooms/" + room.code() + "/memberships",
                                    room.host().token(),
                                    null)
                            .body())
                    .contains("Bob");
            enter(restored.host(), restored);
        }
    }

    @Test
    void aBackupOfAnOlderVersionComesBack(@TempDir Path folder) {
        Path data = folder.resolve("data");
        assertThat(restore(OF_AN_OLDER_VERSION, data)).contains("exit code 0");
        try (ServerProcess process = ServerProcess.startOn(data, "older")) {
            var room = process.server().call("GET", "/api/rooms/zpep-gwrx-3fxqh", null, null);
            assertThat(JsonMapper.shared().readTree(room.body()).path("name").asString())
                    .isEqualTo("주간 회의");
            assertThat(JsonMapper.shared()
                            .readTree(room.body())
                            .path("relayOnly")
                            .asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void aRunningServerLeavesBackupsOfOneMoment(@TempDir Path folder) throws Exception {
        Path backups = folder.resolve("backups");
        try (ServerProcess process = ServerProcess.start(
                "busy", "--madang.backup.directory=" + backups, "--madang.backup.every=1s", "--madang.backup.keep=2")) {
            TestUser writer = process.server().register("Writer");
            String first = await().until(() -> newest(backups), name -> !name.isEmpty());
            // Each room has a host, and each membership its room: written while they are read.
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                process.server().register("Writer").createRoom();
                return newest(backups).compareTo(first) > 0 && !Files.exists(backups.resolve(first));
            });
            assertThat(names(backups)).hasSizeLessThanOrEqualTo(3);
            Path data = folder.resolve("data");
            Path last = Files.copy(backups.resolve(newest(backups)), folder.resolve("last.zip"));
            assertThat(restore(last, data)).contains("exit code 0");
            assertThat(backup(folder.resolve("running.zip"), process.data()))
                    .contains("The server is running", "exit code 1");
            assertThat(process.server()
                            .call("GET", "/api/users/me", writer.token(), null)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatIsNoBackupLeavesNothingBehind(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path noise = Files.writeString(folder.resolve("noise.zip"), "noise");
        assertThat(restore(noise, data)).contains("did not work", "exit code 1");
        assertThat(restore(folder.resolve("absent.zip"), data)).contains("cannot be read", "exit code 1");
        assertThat(backup(folder.resolve("nothing.zip"), data)).contains("holds no database", "exit code 1");
        assertThat(ServerProcess.runCommand("backup")).contains("Which file?", "exit code 1");
        assertThat(data).satisfiesAnyOf(none -> assertThat(none).doesNotExist(), empty -> assertThat(empty)
                .isEmptyDirectory());
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

    private static String backup(Path file, Path data) {
        return ServerProcess.runCommand("backup", file.toString(), "--madang.data-directory=" + data);
    }

    private static String restore(Path file, Path data) {
        return ServerProcess.runCommand("restore", file.toString(), "--madang.data-directory=" + data);
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
