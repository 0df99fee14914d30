package dev.madang.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * {@code java -jar madang.jar backup <file>} and {@code … restore <file>}, with the settings of the server, which must
 * not be running on the same data.
 */
public final class BackupCommand {

    private static final String BACKUP = "backup";
    private static final String RESTORE = "restore";
    private static final String NAME_ANOTHER = " Name another directory with --madang.data-directory=<directory>.";

    /** Nothing runs: only the settings are read. */
    @Configuration(proxyBeanMethods = false)
    static class SettingsOnly {}

    private final PrintStream out;

    BackupCommand(PrintStream out) {
        this.out = out;
    }

    /** Whether the arguments ask for a command, known or not, and not for a server. */
    public static boolean isAskedFor(String... arguments) {
        return arguments.length > 0 && !arguments[0].startsWith("-");
    }

    /** Returns the exit code: 0, or 1 after having said why. */
    public static int run(String... arguments) {
        return new BackupCommand(System.out).execute(arguments);
    }

    int execute(String... arguments) {
        if (!Set.of(BACKUP, RESTORE).contains(arguments[0])) {
            out.println("There is no command " + arguments[0] + "; there are backup <file> and restore <file>.");
            return 1;
        }
        if (arguments.length < 2 || arguments[1].startsWith("-")) {
            out.println("Which file? " + arguments[0] + " <file>");
            return 1;
        }
        Path file = Path.of(arguments[1]).toAbsolutePath();
        String[] settings = Arrays.copyOfRange(arguments, 2, arguments.length);
        try {
            if (arguments[0].equals(BACKUP)) {
                backUp(file, settings);
            } else {
                restore(file, settings);
            }
            return 0;
        } catch (RefusedException e) {
            out.println(e.getMessage());
            return 1;
        } catch (SQLException e) {
            out.println(
                    e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1
                            ? "The server is running on this data. Stop it, or let it leave backups by itself with"
                                    + " --madang.backup.directory=<directory>."
                            : "That did not work: " + e.getMessage());
            return 1;
        } catch (IOException e) {
            out.println("That did not work: " + e.getMessage());
            return 1;
        }
    }

    private void backUp(Path file, String[] settings) throws IOException, SQLException {
        if (Files.exists(file)) {
            throw new RefusedException(file + " is there already.");
        }
        StoredState state = state(settings);
        if (!state.hasDatabase()) {
            throw new RefusedException(state.data() + " holds no database." + NAME_ANOTHER);
        }
        state.backUp(file);
        out.println("All of " + state.data() + " is in " + file);
    }

    private void restore(Path file, String[] settings) throws IOException, SQLException {
        if (!Files.isReadable(file)) {
            throw new RefusedException(file + " cannot be read.");
        }
        StoredState state = state(settings);
        if (state.hasDatabase()) {
            throw new RefusedException(state.data() + " holds a database already." + NAME_ANOTHER);
        }
        state.restore(file);
        out.println("All of " + file + " is in " + state.data());
    }

    private static StoredState state(String[] settings) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(SettingsOnly.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(settings)) {
            return StoredState.of(context.getEnvironment());
        }
    }

    /** With what the operator is told. */
    static final class RefusedException extends RuntimeException {

        RefusedException(String message) {
            super(message);
        }
    }
}
