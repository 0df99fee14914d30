package dev.madang.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What was built, to be started by {@code java}. A run starts dozens of servers, so the jar is unpacked once and its loaded
 * classes are archived (class data sharing): each start then takes half the processor time.
 */
final class Application {

    private static final Path JAR = Path.of(System.getProperty("madang.jar", "target/madang.jar"));
    private static final Path FOLDER = Path.of("target", "lab");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private Application() {}

    /** The command line of the jar as it is shipped. */
    static List<String> packaged(List<String> jvmOptions) {
        return command(JAR, jvmOptions);
    }

    /** The command line of the jar unpacked, with the archive of its classes. Makes both where they are missing. */
    static List<String> unpacked(List<String> jvmOptions) {
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel channel = FileChannel.open(
                            FOLDER.resolve("application.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock only = channel.lock()) {
                Path folder = FOLDER.resolve(
                        "application-" + Files.getLastModifiedTime(JAR).toMillis() + "-"
                                + Runtime.version().feature());
                Path archive = folder.resolve("classes.jsa");
                if (!Files.exists(archive)) {
                    unpack(folder, archive);
                }
                var options = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive));
                options.addAll(jvmOptions);
                return command(folder.resolve(JAR.getFileName()), options);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path folder, Path archive) {
        Shell.run(
                JAVA,
                "-Djarmode=tools",
                "-jar",
                JAR.toString(),
                "extract",
                "--force",
                "--destination",
                folder.toString());
        var training = command(
                folder.resolve(JAR.getFileName()),
                List.of("-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh"));
        training.addAll(List.of("--server.port=0", "--madang.data-directory=" + ThrowAwayData.directory("training")));
        Shell.run(training.toArray(String[]::new));
    }

    private static List<String> command(Path jar, List<String> jvmOptions) {
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(SMALL);
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }
}
