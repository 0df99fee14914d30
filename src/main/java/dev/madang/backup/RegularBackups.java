package dev.madang.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
import org.springframework.stereotype.Component;

/**
 * Leaves a backup now and then, and takes the oldest away. What fails is said in the log and tried again in time. On a
 * thread of its own: it may take long, and who waits for the reconnect of a participant does not wait for it.
 */
@Component
@ConditionalOnProperty("madang.backup.directory")
class RegularBackups implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RegularBackups.class);
    private static final String PREFIX = "madang-";
    private static final String SUFFIX = ".zip";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int SHUTDOWN_SECONDS = 10;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Backup backup;
    private final Path directory;
    private final int kept;
    private final Clock clock;

    RegularBackups(
            DataSource database, @Value("${madang.data-directory}") Path data, BackupSettings settings, Clock clock) {
        backup = new Backup(database, data);
        directory = Objects.requireNonNull(settings.directory());
        kept = settings.keep();
        this.clock = clock;
        long millis = settings.every().toMillis();
        timer.scheduleAtFixedRate(this::leave, millis, millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() throws InterruptedException {
        timer.shutdown();
        // One that is being written is finished, while the database is still there.
        timer.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
    }

    private void leave() {
        Path target = directory.resolve(PREFIX + MOMENT.format(clock.instant()) + SUFFIX);
        try {
            backup.write(target);
            for (Path old : backups().stream().skip(kept).toList()) {
                Files.deleteIfExists(old);
            }
        } catch (IOException | SQLException | RuntimeException e) {
            log.error("There is no backup in {}: {}", directory, e.toString());
        }
    }

    /** The newest first. */
    private List<Path> backups() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX)
                            && file.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }
}
