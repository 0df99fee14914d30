package dev.madang.https;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A certificate for this machine's names and addresses, signed by itself: a browser asks once whether to trust it.
 * It is made by the JDK's {@code keytool}, kept as two PEM files, and made anew when it ends soon or an address is
 * missing in it.
 */
final class SelfSigned {

    /** The longest that browsers accept (CA/Browser Forum, ballot SC22). */
    private static final int DAYS = 397;

    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    private static final String PASSWORD = "MADANG_STORE_PASSWORD";
    private static final int DNS_NAME = 2;

    private final Path folder;
    private final Clock clock;

    SelfSigned(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Path certificate() {
        return folder.resolve("certificate.pem");
    }

    Path privateKey() {
        return folder.resolve("private-key.pem");
    }

    /** Makes the two files if there are none, or none that will do. */
    void prepare() throws IOException, GeneralSecurityException {
        Set<String> names = new TreeSet<>(Set.of("dns:localhost", "ip:127.0.0.1", "ip:0:0:0:0:0:0:0:1"));
        OwnAddresses.hostName().ifPresent(name -> names.add("dns:" + name));
        OwnAddresses.all().forEach(address -> names.add("ip:" + OwnAddresses.text(address)));
        if (!isGoodFor(names)) {
            make(names);
        }
    }

    private boolean isGoodFor(Collection<String> names) throws IOException {
        if (!Files.exists(privateKey()) || !Files.exists(certificate())) {
            return false;
        }
        try (InputStream pem = Files.newInputStream(certificate())) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            Instant end = certificate.getNotAfter().toInstant();
            return end.isAfter(clock.instant().plus(RENEWED_BEFORE))
                    && named(certificate).containsAll(names);
        } catch (CertificateException unreadable) {
            return false;
        }
    }

    /** In the words of keytool. */
    private static Set<String> named(X509Certificate certificate) throws CertificateException {
        Set<String> named = new TreeSet<>();
        Collection<List<?>> alternatives =
                Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.<List<?>>of());
        for (List<?> alternative : alternatives) {
            String kind = alternative.get(0).equals(DNS_NAME) ? "dns:" : "ip:";
            named.add(kind + alternative.get(1));
        }
        return named;
    }

    private void make(Set<String> names) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        Path store = folder.resolve("new.p12");
        Files.deleteIfExists(store);
        String password = UUID.randomUUID().toString();
        try {
            keytool(store, password, names);
            KeyStore made = KeyStore.getInstance(store.toFile(), password.toCharArray());
            String alias = made.aliases().nextElement();
            writePrivate(
                    "PRIVATE KEY", made.getKey(alias, password.toCharArray()).getEncoded());
            Files.writeString(
                    certificate(), pem("CERTIFICATE", made.getCertificate(alias).getEncoded()));
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static void keytool(Path store, String password, Set<String> names) throws IOException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "madang",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                String.valueOf(DAYS),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                PASSWORD,
                "-dname",
                "CN=Madang",
                "-ext",
                "san=" + String.join(",", names),
                "-ext",
                "eku=serverAuth");
        keytool.environment().put(PASSWORD, password);
        Process running = keytool.redirectErrorStream(true).start();
        String told = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (running.waitFor() != 0) {
                throw new IOException(told.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Readable by the owner alone, from the first byte on, where the file system knows owners. */
    private void writePrivate(String type, byte[] encoded) throws IOException {
        Files.deleteIfExists(privateKey());
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    privateKey(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(privateKey(), pem(type, encoded));
    }

    private static String pem(String type, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }
}
