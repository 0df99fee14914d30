package dev.madang.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Programs that the tests need. What is not on the PATH is installed from Debian's packages, which needs root. */
final class Debian {

    private Debian() {}

    static Path program(String name, String... packages) {
        installUnless(() -> find(name).isPresent(), packages);
        return find(name).orElseThrow();
    }

    /** Two JVMs may miss it at the same time; one of them installs it. */
    static void installUnless(BooleanSupplier present, String... packages) {
        if (present.getAsBoolean()) {
            return;
        }
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "madang-packages.lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!present.getAsBoolean()) {
                install(packages);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void install(String... packages) {
        if (!canInstall()) {
            throw new IllegalStateException("The tests need " + String.join(" ", packages)
                    + ". Install what these packages of Debian hold, or run the tests as root on Debian or Ubuntu, where"
                    + " they do it.");
        }
        Shell.run("apt-get", "update");
        Shell.run(Stream.concat(Stream.of("apt-get", "install", "-y"), Stream.of(packages))
                .toArray(String[]::new));
    }

    static boolean canInstall() {
        return isRoot() && find("apt-get").isPresent();
    }

    static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
