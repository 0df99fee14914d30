package dev.madang.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madang.MadangApplication;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class BackupCommandTests {

    /** As a server with the first schema left it, under H2 2.3.232. */
    private static final Path OF_AN_OLDER_VERSION = Path.of("src/test/resources/backup/schema-1-h2-2.3.zip");

    @Test
    void aBackupOfAnOlderVersionComesBack(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        assertThat(command("restore", OF_AN_OLDER_VERSION, data)).startsWith("0 All of");
        assertThat(command("restore", OF_AN_OLDER_VERSION, data))
                .startsWith("1 ")
                .contains("holds a database already");
        assertThat(Files.getPosixFilePermissions(data)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (ConfigurableApplicationContext server =
                SpringApplication.run(MadangApplication.class, "--server.port=0", "--madang.data-directory=" + data)) {
            assertThat(server.getBean(RoomService.class).find(new RoomCode("zpep-gwrx-3fxqh")))
                    .hasValueSatisfying(room -> {
                        assertThat(room.name()).isEqualTo("주간 회의");
                        assertThat(room.relayOnly()).as("newer than the backup").isFalse();
                    });
        }
    }

    @Test
    void whatIsNoBackupLeavesNothingBehind(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("new/data");
        Path noise = Files.writeString(folder.resolve("noise.zip"), "noise");
        assertThat(command("restore", noise, data)).startsWith("1 That did not work");
        assertThat(command("restore", folder.resolve("absent.zip"), data)).contains("cannot be read");
        assertThat(data.getParent()).doesNotExist();
    }

    @Test
    void aRestoreThatFailsLeavesWhatWasThere(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path key = Files.createDirectories(data.resolve("https")).resolve("private-key.pem");
        Files.writeString(key, "of the house");
        Path broken =
                zip(folder.resolve("broken.zip"), "create table t (id int); insert into t values ('x'); nonsense;");
        assertThat(command("restore", broken, data)).startsWith("1 That did not work");
        try (Stream<Path> left = Files.walk(data)) {
            assertThat(left).containsExactlyInAnyOrder(data, key.getParent(), key);
        }
        assertThat(key).hasContent("of the house");

        // The last step fails: there is a directory where the key is to be.
        Files.delete(key);
        Files.createDirectories(key.resolve("taken"));
        Path whole = zip(folder.resolve("whole.zip"), "create table t (id int);");
        assertThat(command("restore", whole, data)).startsWith("1 That did not work");
        try (Stream<Path> left = Files.walk(data)) {
            assertThat(left).containsExactlyInAnyOrder(data, key.getParent(), key, key.resolve("taken"));
        }
    }

    /** By a server that was started after the command had looked. */
    @Test
    void aDatabaseThatCameMeanwhileIsNotReplaced(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        StoredState state = StoredState.of(new MockEnvironment()
                .withProperty("madang.data-directory", data.toString())
                .withProperty("spring.datasource.url", "jdbc:h2:file:" + data.resolve("madang"))
                .withProperty("spring.datasource.username", "madang")
                .withProperty("spring.datasource.password", ""));
        Path database = Files.writeString(data.resolve("madang.mv.db"), "precious");
        Path whole = zip(folder.resolve("whole.zip"), "create table t (id int);");
        assertThatThrownBy(() -> state.restore(whole)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(database).hasContent("precious");
        try (Stream<Path> left = Files.list(data)) {
            assertThat(left).containsExactly(database);
        }
    }

    /** Certificates are for who serves. A command made them, or failed by them. */
    @Test
    void theCommandsDoNotTouchHttps(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        String ours = "--madang.https.self-signed=true";
        String absent = "--madang.https.certificate=" + folder.resolve("absent.pem");
        assertThat(run("restore", OF_AN_OLDER_VERSION.toString(), "--madang.data-directory=" + data, ours))
                .startsWith("0 All of");
        assertThat(data.resolve("https")).doesNotExist();
        Path certificate = Files.createDirectories(data.resolve("https")).resolve("certificate.pem");
        Files.writeString(certificate, "of the house");
        for (String setting : List.of(ours, absent)) {
            String file = folder.resolve(setting.length() + ".zip").toString();
            assertThat(run("backup", file, "--madang.data-directory=" + data, setting))
                    .startsWith("0 All of");
        }
        assertThat(certificate).hasContent("of the house");
        assertThat(certificate.getParent()).isDirectoryNotContaining("glob:**private-key.pem");
    }

    @Test
    void aDatabaseElsewhereIsLeftAlone(@TempDir Path folder) {
        Path data = folder.resolve("data");
        String elsewhere = "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("elsewhere");
        assertThat(run("restore", OF_AN_OLDER_VERSION.toString(), "--madang.data-directory=" + data, elsewhere))
                .startsWith("1 This is for the database in the data directory only.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothingIsOverwrittenAndNothingMadeOfNothing(@TempDir Path folder) throws Exception {
        Path there = Files.writeString(folder.resolve("there.zip"), "precious");
        assertThat(command("backup", there, folder)).startsWith("1 ").contains("is there already");
        assertThat(there).hasContent("precious");
        assertThat(command("backup", folder.resolve("new.zip"), folder))
                .startsWith("1 ")
                .contains("holds no database");
        assertThat(folder).isDirectoryNotContaining("glob:**.db");
        assertThat(run("backup")).startsWith("1 Which file?");
        assertThat(run("restore", "--madang.data-directory=x")).startsWith("1 Which file?");
        assertThat(BackupCommand.isAskedFor("--server.port=0")).isFalse();
        assertThat(BackupCommand.isAskedFor("bakcup", "x.zip")).isTrue();
        assertThat(run("bakcup", "x.zip")).startsWith("1 There is no command bakcup;");
    }

    /** A backup with this database, and with a private key. */
    private static Path zip(Path file, String sql) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("database.sql"));
            zip.write(sql.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("https/private-key.pem"));
            zip.write("of the backup".getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String command(String name, Path file, Path data) {
        return run(name, file.toString(), "--madang.data-directory=" + data);
    }

    private static String run(String... arguments) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(told, true, StandardCharsets.UTF_8);
        int exit = new BackupCommand(out).execute(arguments);
        return exit + " " + told.toString(StandardCharsets.UTF_8);
    }
}
