package dev.madang.backup;

import dev.madang.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The data directory of a server that does not run. */
final class StoredState {

    private static final String DATABASE_FILE = "madang.mv.db";

    private final Path data;
    private final Function<Path, DataSource> databaseIn;

    private StoredState(Path data, Function<Path, DataSource> databaseIn) {
        this.data = data;
        this.databaseIn = databaseIn;
    }

    /** @throws BackupCommand.RefusedException if the settings have the database elsewhere */
    static StoredState of(Environment settings) {
        String data = settings.getRequiredProperty("madang.data-directory");
        String url = settings.getRequiredProperty("spring.datasource.url");
        String options = url.startsWith(url(data)) ? url.substring(url(data).length()) : "elsewhere";
        if (!options.isEmpty() && !options.startsWith(";")) {
            throw new BackupCommand.RefusedException("This is for the database in the data directory only.");
        }
        String user = settings.getRequiredProperty("spring.datasource.username");
        String password = settings.getRequiredProperty("spring.datasource.password");
        return new StoredState(
                Path.of(data).toAbsolutePath().normalize(),
                directory -> new DriverManagerDataSource(url(directory.toString()) + options, user, password));
    }

    private static String url(String directory) {
        return "jdbc:h2:file:" + directory + "/madang";
    }

    Path data() {
        return data;
    }

    boolean hasDatabase() {
        return Files.exists(data.resolve(DATABASE_FILE));
    }

    void backUp(Path target) throws IOException, SQLException {
        new Backup(databaseIn.apply(data), data).write(target);
    }

    /** After a failure all is as it was before. */
    void restore(Path source) throws IOException, SQLException {
        List<Path> absent = new ArrayList<>();
        for (Path above = data; above != null && Files.notExists(above); above = above.getParent()) {
            absent.add(above);
        }
        boolean isDone = false;
        try {
            OwnerOnly.createDirectories(data);
            restoreWhole(source);
            isDone = true;
        } finally {
            if (!isDone) {
                for (Path directory : absent) {
                    Files.deleteIfExists(directory);
                }
            }
        }
    }

    /** In a directory of its own first: only what is whole is moved to its place. */
    private void restoreWhole(Path source) throws IOException, SQLException {
        Path restored = Files.createTempDirectory(data, "restore");
        try {
            new Backup(databaseIn.apply(restored), restored).read(source);
            moveAll(restored);
        } finally {
            FileSystemUtils.deleteRecursively(restored);
        }
    }

    /** The database first, and not over one that is there now. */
    private void moveAll(Path restored) throws IOException {
        Path database = Files.move(restored.resolve(DATABASE_FILE), data.resolve(DATABASE_FILE));
        boolean isDone = false;
        try {
            for (String name : Backup.FILES) {
                if (Files.exists(restored.resolve(name))) {
                    OwnerOnly.createDirectories(
                            Objects.requireNonNull(data.resolve(name).getParent()));
                    Files.move(restored.resolve(name), data.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            isDone = true;
        } finally {
            if (!isDone) {
                Files.delete(database);
            }
        }
    }
}
