package dev.madang.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madang.MadangApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DataDirectoryTests {

    private static final String OWNER_ONLY = "rwx------";

    @Test
    void aNewOneIsItsOwnersOnly(@TempDir Path folder) throws Exception {
        Path above = folder.resolve("new");
        Path data = above.resolve("data");
        SpringApplication.run(MadangApplication.class, "--server.port=0", "--madang.data-directory=" + data)
                .close();
        assertThat(data.resolve("madang.mv.db")).exists();
        assertThat(permissions(data)).isEqualTo(OWNER_ONLY);
        assertThat(permissions(above)).isEqualTo(OWNER_ONLY);
    }

    @Test
    void anExistingOneIsLeftAlone(@TempDir Path folder) throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));
        start(data, "jdbc:h2:file:" + data.resolve("madang"));
        assertThat(permissions(data)).isEqualTo("rwxr-x---");
    }

    @Test
    void noneIsMadeForADatabaseElsewhere(@TempDir Path folder) {
        Path data = folder.resolve("data");
        start(data, "jdbc:h2:mem:elsewhere");
        assertThat(data).doesNotExist();
    }

    @Test
    void saysWhenItCannotBeMade(@TempDir Path folder, CapturedOutput output) throws Exception {
        Path data = Files.createFile(folder.resolve("file")).resolve("data");
        assertThatThrownBy(() -> start(data, "jdbc:h2:file:" + data.resolve("madang")))
                .isNotNull();
        assertThat(output).contains("madang.data-directory", "This directory cannot be made");
    }

    private static void start(Path data, String url) {
        new SpringApplicationBuilder(DataDirectory.class)
                .web(WebApplicationType.NONE)
                .run("--madang.data-directory=" + data, "--spring.datasource.url=" + url)
                .close();
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
