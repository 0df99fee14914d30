package dev.madang.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** What a server under test is told: everybody comes from one address here and in a hurry, and data is thrown away. */
final class LaboratorySettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<String> LIMITS = List.of(
            "madang.user.registrations-per-address=100000",
            "madang.signaling.rate.burst=100000",
            "madang.signaling.rate.per-second=100000");

    /** As arguments of a server process, which has a data directory already. */
    static String[] arguments() {
        return LIMITS.stream().map(limit -> "--" + limit).toArray(String[]::new);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "lab"));
            Path data = Files.createTempDirectory(folder, "live-data-").toAbsolutePath();
            TestPropertyValues.of(Stream.concat(LIMITS.stream(), Stream.of("madang.data-directory=" + data)))
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
