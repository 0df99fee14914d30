package dev.madang.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ExtendWith(OutputCaptureExtension.class)
class RegularBackupsTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(BackupSettings.class)
    static class OnlyTheSettings {}

    private final Path folder;
    private final DataSource database;

    RegularBackupsTests(@TempDir Path folder) {
        this.folder = folder;
        database = new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("madang"), "sa", "");
        new JdbcTemplate(database).execute("create table users (id bigint primary key)");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsToldAtTheStart() throws Exception {
        BackupSettings settings = new BackupSettings(folder.resolve("backups/taken"), DAY, 7);
        Files.createDirectories(folder.resolve("backups"));
        Files.writeString(folder.resolve("backups/taken"), "a file");
        assertThatThrownBy(() -> new RegularBackups(database, folder, settings, Clock.systemUTC()))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("madang.backup.directory");
    }

    @Test
    void isLeftAtOnceWhenTheLastOneIsOld() throws Exception {
        file("madang-20261120T115959.999Z.zip");
        RegularBackups regular = regular(DAY, 7, NOON);
        try {
            regular.start();
            await().atMost(Duration.ofSeconds(10)).until(() -> names().contains("madang-20261121T120000.000Z.zip"));
        } finally {
            regular.destroy();
        }
    }

    @Test
    void isLeftWhenNoneIsOfTheLastDay() throws Exception {
        look(DAY, 7, NOON);
        assertThat(names()).as("the first").containsExactly("madang-20261121T120000.000Z.zip");
        look(DAY, 7, NOON.plus(DAY).minusMillis(1));
        assertThat(names()).as("it is not a day yet").hasSize(1);
        look(DAY, 7, NOON.plus(DAY));
        assertThat(names()).contains("madang-20261122T120000.000Z.zip").hasSize(2);
    }

    @Test
    void isLeftAlthoughOneIsOfTheFuture() throws Exception {
        file("madang-20271121T120000.000Z.zip");
        look(DAY, 7, NOON);
        assertThat(names()).contains("madang-20261121T120000.000Z.zip").hasSize(2);
    }

    @Test
    void takesAwayTheOldestOfItsOwnAndNothingElse() throws Exception {
        List<String> foreign = List.of(
                "madang-20260101.zip",
                "madang-20260101T000000.000Z.zip.old",
                "madang-20261341T000000.000Z.zip",
                "madang-before-the-update.zip",
                "old-madang-20260101T000000.000Z.zip",
                "madang.zip.part");
        for (String name : foreign) {
            file(name);
        }
        file("madang-20260101T000000.000Z.zip");
        file("madang-20260102T000000.000Z.zip");
        file("madang-20260102T000000.000Z.zip.part");
        look(DAY, 2, NOON);
        assertThat(names())
                .containsAll(foreign)
                .contains("madang-20260102T000000.000Z.zip", "madang-20261121T120000.000Z.zip")
                .hasSize(foreign.size() + 2);
    }

    /** They were left by a clock that was ahead: as more are written, they go first. */
    @Test
    void keepsWhatItHasJustWrittenWhenOthersAreOfTheFuture() throws Exception {
        file("madang-20271120T120000.000Z.zip");
        file("madang-20271121T120000.000Z.zip");
        look(DAY, 2, NOON);
        assertThat(names())
                .containsExactlyInAnyOrder("madang-20261121T120000.000Z.zip", "madang-20271121T120000.000Z.zip");
        look(DAY, 2, NOON.plus(DAY));
        assertThat(names())
                .containsExactlyInAnyOrder("madang-20261121T120000.000Z.zip", "madang-20261122T120000.000Z.zip");
    }

    @Test
    void whatAKilledServerLeftIsRemovedAlsoWhenNoneIsDue() throws Exception {
        file("madang-20261121T110000.000Z.zip");
        file("madang-20261121T113000.000Z.zip.part");
        look(DAY, 7, NOON);
        assertThat(names()).containsExactly("madang-20261121T110000.000Z.zip");
    }

    @Test
    void everyMinuteIsTheMostOften(CapturedOutput output) {
        assertThatThrownBy(() -> start("59s")).isNotNull();
        assertThat(output).contains("madang.backup.every", "must be longer than or equal to 1 minute");
        start("1m");
    }

    private static void start(String every) {
        new SpringApplicationBuilder(OnlyTheSettings.class)
                .web(WebApplicationType.NONE)
                .run("--madang.backup.every=" + every)
                .close();
    }

    private void look(Duration every, int keep, Instant now) throws InterruptedException {
        RegularBackups regular = regular(every, keep, now);
        regular.look();
        regular.destroy();
    }

    private RegularBackups regular(Duration every, int keep, Instant now) {
        return new RegularBackups(
                database, folder, new BackupSettings(backups(), every, keep), Clock.fixed(now, ZoneOffset.UTC));
    }

    private Path backups() {
        return folder.resolve("backups");
    }

    private void file(String name) throws IOException {
        Files.createDirectories(backups());
        Files.createFile(backups().resolve(name));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(backups())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
