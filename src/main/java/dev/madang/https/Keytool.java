package dev.madang.https;

import dev.madang.files.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;

/** Makes certificates by the JDK's {@code keytool}, which needs a folder for a while. */
final class Keytool implements AutoCloseable {

    /** The longest that browsers accept (CA/Browser Forum, ballot SC22). */
    private static final String DAYS = "397";

    private static final String PASSWORD = "MADANG_STORE_PASSWORD";
    private static final String ALIAS = "madang";

    private final String password = UUID.randomUUID().toString();
    private final Path folder;
    private final Path store;

    /** @param folder is emptied, and gone at the end */
    Keytool(Path folder) throws IOException {
        this.folder = folder;
        store = folder.resolve("store.p12");
        FileSystemUtils.deleteRecursively(folder);
        OwnerOnly.createDirectories(folder);
    }

    /** A new key, with a certificate that it has signed itself. */
    Identity makeIdentity(Collection<String> names) throws IOException, GeneralSecurityException {
        List<String> command = new ArrayList<>(
                List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=Madang"));
        command.addAll(contents(names));
        run(command);
        KeyStore made = KeyStore.getInstance(store.toFile(), password.toCharArray());
        return new Identity(
                (PrivateKey) made.getKey(ALIAS, password.toCharArray()), (X509Certificate) made.getCertificate(ALIAS));
    }

    /** The same key, with another certificate that it has signed itself. */
    Identity renew(Identity before, Collection<String> names) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(ALIAS, before.privateKey(), password.toCharArray(), new Certificate[] {before.certificate()});
        try (OutputStream file = Files.newOutputStream(store)) {
            keys.store(file, password.toCharArray());
        }
        Path request = folder.resolve("request");
        Path signed = folder.resolve("certificate");
        run(List.of("-certreq", "-file", request.toString()));
        List<String> command =
                new ArrayList<>(List.of("-gencert", "-infile", request.toString(), "-outfile", signed.toString()));
        command.addAll(contents(names));
        run(command);
        try (InputStream der = Files.newInputStream(signed)) {
            return new Identity(before.privateKey(), (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(der));
        }
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(folder);
    }

    private static List<String> contents(Collection<String> names) {
        return List.of("-validity", DAYS, "-ext", "san=" + String.join(",", names), "-ext", "eku=serverAuth");
    }

    private void run(List<String> command) throws IOException {
        List<String> whole = new ArrayList<>();
        whole.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        whole.addAll(command);
        whole.addAll(List.of(
                "-alias", ALIAS, "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass:env", PASSWORD));
        ProcessBuilder keytool = new ProcessBuilder(whole);
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
}
