package dev.madang.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Data of a test that is thrown away. */
final class ThrowAwayData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path FOLDER = Path.of("target", "lab");

    /** A new empty directory, as an absolute path. */
    static Path directory(String name) {
        try {
            Files.createDirectories(FOLDER);
            return Files.createTempDirectory(FOLDER, name + "-data-").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of("madang.data-directory=" + directory("live")).applyTo(context);
    }
}
