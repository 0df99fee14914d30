package dev.madang.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mock.env.MockEnvironment;

class HttpsEnvironmentTests {

    @Test
    void withoutSettingsThereIsNoHttps() {
        assertThat(processed(new MockEnvironment()).getProperty("server.ssl.bundle"))
                .isNull();
    }

    @Test
    void aCertificateNeedsItsKeyAndFilesThatCanBeRead(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("some.pem"));
        var certificateAlone = new MockEnvironment().withProperty(HttpsEnvironment.CERTIFICATE, file.toString());
        var keyAlone = new MockEnvironment().withProperty(HttpsEnvironment.PRIVATE_KEY, file.toString());
        var absent = new MockEnvironment()
                .withProperty(HttpsEnvironment.CERTIFICATE, file.toString())
                .withProperty(
                        HttpsEnvironment.PRIVATE_KEY,
                        folder.resolve("nothing.pem").toString());
        assertRefused(certificateAlone, "needs both");
        assertRefused(keyAlone, "needs both");
        assertRefused(absent, "cannot be read");
    }

    @Test
    void anOwnCertificateIsMadeOnceAndAgainWhenItWillNotDo(@TempDir Path folder) throws Exception {
        MockEnvironment environment = new MockEnvironment()
                .withProperty(HttpsEnvironment.SELF_SIGNED, "true")
                .withProperty("madang.data-directory", folder.toString());
        assertThat(processed(environment).getProperty("server.ssl.bundle")).isEqualTo("madang");
        SelfSigned own = new SelfSigned(folder.resolve("https"), Clock.systemUTC());
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(own.certificate(), longAgo);
        own.prepare();
        assertThat(Files.getLastModifiedTime(own.certificate())).as("kept").isEqualTo(longAgo);

        Clock nextYear = Clock.offset(Clock.systemUTC(), Duration.ofDays(368));
        new SelfSigned(folder.resolve("https"), nextYear).prepare();
        assertThat(Files.getLastModifiedTime(own.certificate())).as("made anew").isNotEqualTo(longAgo);

        Files.writeString(own.certificate(), "-----BEGIN CERTIFICATE-----\nbroken\n-----END CERTIFICATE-----\n");
        own.prepare();
        assertThat(Files.readString(own.certificate())).as("made anew").doesNotContain("broken");
        Files.delete(own.privateKey());
        own.prepare();
        assertThat(own.privateKey()).exists();
        assertThat(folder.resolve("https")).isDirectoryNotContaining("glob:**.p12");
    }

    @Test
    void filesThatNoBrowserCouldUseAreRefused(@TempDir Path folder) throws Exception {
        SelfSigned own = new SelfSigned(folder.resolve("own"), Clock.systemUTC());
        own.prepare();
        SelfSigned other = new SelfSigned(folder.resolve("other"), Clock.systemUTC());
        other.prepare();
        Path garbage = Files.writeString(folder.resolve("garbage.pem"), "nothing");
        assertRefused(pair(own.certificate(), other.privateKey()), "does not belong");
        assertRefused(pair(garbage, own.privateKey()), "No certificate");
        assertRefused(pair(own.certificate(), garbage), "No private key");
        assertThat(processed(pair(own.certificate(), own.privateKey())).getProperty("server.ssl.bundle"))
                .isEqualTo("madang");
    }

    private static MockEnvironment pair(Path certificate, Path privateKey) {
        return new MockEnvironment()
                .withProperty(HttpsEnvironment.CERTIFICATE, certificate.toString())
                .withProperty(HttpsEnvironment.PRIVATE_KEY, privateKey.toString());
    }

    private static void assertRefused(MockEnvironment environment, String reason) {
        assertThatThrownBy(() -> processed(environment))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining(reason);
    }

    private static MockEnvironment processed(MockEnvironment environment) {
        new HttpsEnvironment().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
