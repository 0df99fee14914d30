package dev.madang.https;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.lab.Trust;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedTests {

    private static final String HOST = "madang.example";

    private final Path folder;

    SelfSignedTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void addressesThatComeAndGoMakeNoNewCertificate() throws Exception {
        SelfSigned own = prepared("own", "192.0.2.7", "2001:db8::7");
        String first = Files.readString(own.certificate());
        assertThat(names(own)).contains(HOST, "localhost", "127.0.0.1", "192.0.2.7", "2001:db8:0:0:0:0:0:7");
        prepared("own", "192.0.2.7", "2001:db8::8");
        prepared("own");
        assertThat(own.certificate()).hasContent(first);
    }

    @Test
    void aNewNameIsWrittenIntoACertificateOfTheSameKey() throws Exception {
        SelfSigned own = prepared("own", "192.0.2.7");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("own"))))
                .isEqualTo("rwx------");
        String key = Files.readString(own.privateKey());
        X509Certificate first = Trust.read(own.certificate());
        prepared("own", "192.0.2.8", "2001:db8::8");
        X509Certificate second = Trust.read(own.certificate());
        assertThat(names(own))
                .contains(HOST, "localhost", "127.0.0.1", "192.0.2.8", "2001:db8:0:0:0:0:0:8")
                .doesNotContain("192.0.2.7");
        assertThat(own.privateKey()).hasContent(key.strip());
        assertThat(second.getPublicKey()).isEqualTo(first.getPublicKey());
        second.verify(first.getPublicKey());
        assertThat(second.getSerialNumber()).isNotEqualTo(first.getSerialNumber());
        assertThat(second.getExtendedKeyUsage()).isEqualTo(first.getExtendedKeyUsage());
        assertThat(second.getNotAfter()).isAfterOrEqualTo(first.getNotAfter());
        assertThat(second.getIssuerX500Principal()).isEqualTo(first.getSubjectX500Principal());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.privateKey())))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(own.certificate().getParent())) {
            assertThat(files).containsExactlyInAnyOrder(own.certificate(), own.privateKey());
        }
    }

    /** The files are written one after the other: between them a server may be killed. */
    @Test
    void aKeyOfAnotherCertificateIsReplacedWithIt() throws Exception {
        SelfSigned own = prepared("own", "192.0.2.7");
        SelfSigned other = prepared("other", "192.0.2.7");
        String first = Files.readString(own.certificate());
        String foreign = Files.readString(other.privateKey());
        Files.copy(other.privateKey(), own.privateKey(), StandardCopyOption.REPLACE_EXISTING);
        prepared("own", "192.0.2.7");
        assertThat(Files.readString(own.certificate())).isNotEqualTo(first);
        assertThat(Files.readString(own.privateKey())).isNotEqualTo(foreign);
        String second = Files.readString(own.certificate());
        prepared("own", "192.0.2.7");
        assertThat(own.certificate()).as("they belong together").hasContent(second);

        Files.writeString(own.privateKey(), "-----BEGIN PRIVATE KEY-----\nbroken\n-----END PRIVATE KEY-----\n");
        prepared("own", "192.0.2.7");
        assertThat(Files.readString(own.certificate())).isNotEqualTo(second);
        assertThat(Files.readString(own.privateKey())).doesNotContain("broken");
    }

    private SelfSigned prepared(String name, String... addresses) throws Exception {
        SelfSigned own = new SelfSigned(folder.resolve(name), Clock.systemUTC());
        own.prepare(
                Optional.of(HOST),
                Stream.of(addresses).map(SelfSignedTests::address).toList());
        return own;
    }

    private static List<Object> names(SelfSigned own) throws Exception {
        return Trust.read(own.certificate()).getSubjectAlternativeNames().stream()
                .<Object>map(name -> name.get(1))
                .toList();
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
