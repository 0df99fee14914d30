package dev.madang.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What is printed, kept in {@code target/load} as well. */
final class Report {

    private final Path file;

    Report(String figure) {
        file = ServerUnderTest.FOLDER.resolve(figure + ".txt");
    }

    void line(String format, Object... values) {
        String line = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
        System.out.println(line);
        try {
            Files.createDirectories(ServerUnderTest.FOLDER);
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
