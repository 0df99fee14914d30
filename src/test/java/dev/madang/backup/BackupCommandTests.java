package dev.madang.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.MadangApplication;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class BackupCommandTests {

    /** As a server with the first schema left it, under H2 2.3.232. */
    private static final Path OF_AN_OLDER_VERSION = Path.of("src/test/resources/backup/schema-1-h2-2.3.zip");

    @Test
    void aBackupOfAnOlderVersionComesBack(@TempDir Path folder) {
        Path data = folder.resolve("data");
        assertThat(command("restore", OF_AN_OLDER_VERSION, data)).startsWith("0 All of");
        assertThat(command("restore", OF_AN_OLDER_VERSION, data))
                .startsWith("1 ")
                .contains("holds a database already");
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
        Path data = folder.resolve("data");
        Path noise = Files.writeString(folder.resolve("noise.zip"), "noise");
        assertThat(command("restore", noise, data)).startsWith("1 That did not work");
        assertThat(command("restore", folder.resolve("absent.zip"), data)).contains("cannot be read");
        assertThat(data).isEmptyDirectory();
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
