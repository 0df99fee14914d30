package dev.madang.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Leaves a backup now and then, and takes the oldest away. When the next one is due is read from the names of those
 * that are there, so that neither a restart nor a sleep of the machine puts it off. What fails is said in the log and
 * tried again in time. On a thread of its own: it may take long, and who waits for the reconnect of a participant does
 * not wait for it.
 */
@Component
@ConditionalOnProperty("madang.backup.directory")
class RegularBackups implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RegularBackups.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'madang-'uuuuMMdd'T'HHmmss.SSS'Z.zip'").withZone(ZoneOffset.UTC);

    /** The first one ever waits until there is something to keep. */
    private static final Duration FIRST = Duration.ofMinutes(1);

    /** How often, from one to the next, we look whether it is due; what failed is tried again as soon. */
    private static final int LOOKS = 24;

    private static final int SHUTDOWN_SECONDS = 10;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Backup backup;
    private final Path directory;
    private final Duration every;
    private final int kept;
    private final Clock clock;

    RegularBackups(
            DataSource database, @Value("${madang.data-directory}") Path data, BackupSettings settings, Clock clock) {
        backup = new Backup(database, data);
        directory = usable(Objects.requireNonNull(settings.directory()));
        every = settings.every();
        kept = settings.keep();
        this.clock = clock;
    }

    private static Path usable(Path directory) {
        try {
            if (Files.isWritable(Files.createDirectories(directory))) {
                return directory;
            }
        } catch (IOException e) {
            log.debug("{} cannot be made", directory, e);
        }
        throw new InvalidConfigurationPropertyValueException(
                "madang.backup.directory", directory, "Backups cannot be written there.");
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        boolean isFirst = names().noneMatch(RegularBackups::isOurs);
        timer.scheduleWithFixedDelay(
                this::look,
                isFirst ? FIRST.toMillis() : 0,
                every.dividedBy(LOOKS).toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() throws InterruptedException {
        timer.shutdown();
        // One that is being written is finished, while the database is still there.
        timer.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    }

    /** Leaves one if it is due, and nothing of one that a killed server has begun. */
    void look() {
        Instant now = clock.instant();
        try {
            for (String begun : names().filter(RegularBackups::isPart).toList()) {
                Files.deleteIfExists(directory.resolve(begun));
            }
            if (isDue(now)) {
                String name = NAME.format(now);
                backup.write(directory.resolve(name));
                removeOld(name);
                log.info("A backup is in {}", directory.resolve(name));
            }
        } catch (IOException | SQLException | RuntimeException e) {
            log.error("There is no backup in {}: {}", directory, e.toString());
        }
    }

    /** One of the future says nothing: the clock was ahead. */
    private boolean isDue(Instant now) {
        return names().flatMap(name -> moment(name).stream())
                .noneMatch(moment ->
                        !moment.isAfter(now) && Duration.between(moment, now).compareTo(every) < 0);
    }

    /** Never the one just written. Those with later names, of a clock that was ahead, count as the oldest. */
    private void removeOld(String written) throws IOException {
        Comparator<String> laterOnes = Comparator.comparing(name -> name.compareTo(written) > 0);
        List<String> old = names().filter(RegularBackups::isOurs)
                .sorted(laterOnes.thenComparing(Comparator.reverseOrder()))
                .skip(kept)
                .toList();
        for (String name : old) {
            Files.deleteIfExists(directory.resolve(name));
        }
    }

    private static boolean isOurs(String name) {
        return moment(name).isPresent();
    }

    private static boolean isPart(String name) {
        return name.endsWith(Backup.PART) && isOurs(name.substring(0, name.length() - Backup.PART.length()));
    }

    /** Of the backup by this name; nothing if it is not exactly such a name as we give. */
    private static Optional<Instant> moment(String name) {
        try {
            return Optional.of(NAME.parse(name, Instant::from))
                    .filter(moment -> NAME.format(moment).equals(name));
        } catch (DateTimeException anotherName) {
            return Optional.empty();
        }
    }

    /** Of all files in the directory: none as long as it is not there. */
    private Stream<String> names() {
        return Stream.of(Objects.requireNonNullElse(directory.toFile().list(), new String[0]));
    }
}
