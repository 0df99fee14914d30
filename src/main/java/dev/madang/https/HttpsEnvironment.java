package dev.madang.https;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Turns {@code madang.https.*} into Spring Boot's settings of a certificate, which is read again when its files change,
 * and the port into 8443 unless another is asked for.
 *
 * <ul>
 *   <li>{@code madang.https.certificate}, {@code madang.https.private-key}: PEM files, the certificate with its chain
 *   <li>{@code madang.https.self-signed}: with a certificate made for this machine's own addresses
 * </ul>
 */
class HttpsEnvironment implements EnvironmentPostProcessor, Ordered {

    static final String CERTIFICATE = "madang.https.certificate";
    static final String PRIVATE_KEY = "madang.https.private-key";
    static final String SELF_SIGNED = "madang.https.self-signed";

    private static final String BUNDLE = "spring.ssl.bundle.pem.madang.";

    /** After the files of settings were read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (application.getWebApplicationType() == WebApplicationType.NONE) {
            // A command such as backup, beside a server that may be running: nothing is served.
            return;
        }
        String certificate = environment.getProperty(CERTIFICATE);
        String privateKey = environment.getProperty(PRIVATE_KEY);
        if (certificate != null || privateKey != null) {
            Path chain = readable(CERTIFICATE, certificate);
            Path key = readable(PRIVATE_KEY, privateKey);
            requirePair(chain, key);
            serve(environment, chain, key);
        } else if (environment.getProperty(SELF_SIGNED, Boolean.class, false)) {
            SelfSigned own = new SelfSigned(
                    Path.of(environment.getRequiredProperty("madang.data-directory"), "https"), Clock.systemUTC());
            try {
                own.prepare();
            } catch (IOException | GeneralSecurityException e) {
                throw new InvalidConfigurationPropertyValueException(
                        SELF_SIGNED, true, "A certificate could not be made: " + e.getMessage());
            }
            serve(environment, own.certificate(), own.privateKey());
        }
    }

    private static Path readable(String setting, @Nullable String file) {
        if (file == null) {
            throw new InvalidConfigurationPropertyValueException(
                    setting, null, "HTTPS needs both " + CERTIFICATE + " and " + PRIVATE_KEY + ".");
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            throw new InvalidConfigurationPropertyValueException(setting, file, "This file cannot be read.");
        }
        return path;
    }

    /** What would otherwise be found by the first browser. */
    private static void requirePair(Path chain, Path key) {
        X509Certificate certificate =
                read(CERTIFICATE, chain, "No certificate in PEM form.", pem -> pem.getCertificates()
                        .get(0));
        PrivateKey privateKey = read(
                PRIVATE_KEY,
                key,
                "No private key in PEM form, or one with a password.",
                pem -> Objects.requireNonNull(pem.getPrivateKey()));
        if (!new Identity(privateKey, certificate).belongsTogether()) {
            throw new InvalidConfigurationPropertyValueException(
                    PRIVATE_KEY, key, "This key does not belong to the certificate.");
        }
    }

    private static <T> T read(String setting, Path file, String mistake, Function<PemContent, T> part) {
        try {
            return part.apply(PemContent.load(file));
        } catch (IOException | RuntimeException e) {
            throw new InvalidConfigurationPropertyValueException(setting, file, mistake);
        }
    }

    private static void serve(ConfigurableEnvironment environment, Path certificate, Path privateKey) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "madang.https",
                        Map.of(
                                BUNDLE + "keystore.certificate",
                                location(certificate),
                                BUNDLE + "keystore.private-key",
                                location(privateKey),
                                BUNDLE + "reload-on-update",
                                "true",
                                "server.ssl.bundle",
                                "madang",
                                "madang.default-port",
                                "8443")));
    }

    private static String location(Path file) {
        return file.toAbsolutePath().toUri().toString();
    }
}
