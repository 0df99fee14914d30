package dev.madang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalysis;

class DatabaseInUseFailureAnalyzerTests {

    /** The second H2 comes from a class loader of its own, which knows as little of the first as a process. */
    @Test
    void saysWhoHasTheFileOpenAndWhatToDo(@TempDir Path directory) throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("madang");
        URL jar = Driver.class
                .cast(DriverManager.getDriver(url))
                .getClass()
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        try (URLClassLoader other = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader())) {
            Driver driver =
                    (Driver) other.loadClass("org.h2.Driver").getConstructor().newInstance();
            try (Connection open = driver.connect(url, new Properties())) {
                assertThat(open.isValid(1)).isTrue();
                Throwable failure = catchThrowable(() -> DriverManager.getConnection(url));

                assertThat(new DatabaseInUseFailureAnalyzer().analyze(failure))
                        .isNotNull()
                        .extracting(FailureAnalysis::getAction)
                        .asString()
                        .contains("--madang.data-directory");
            }
        }
    }
}
