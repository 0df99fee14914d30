package dev.madang.https;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A private key and the certificate that goes with it. */
record Identity(PrivateKey privateKey, X509Certificate certificate) {

    private static final int DNS_NAME = 2;

    /** From two PEM files. Nothing if one is missing or broken, or if they do not belong together. */
    static Optional<Identity> read(Path privateKey, Path certificate) throws IOException {
        if (!Files.exists(privateKey) || !Files.exists(certificate)) {
            return Optional.empty();
        }
        String key = Files.readString(privateKey, StandardCharsets.ISO_8859_1).replaceAll("-----[A-Z ]*-----", "");
        try (InputStream pem = Files.newInputStream(certificate)) {
            Identity read = new Identity(
                    KeyFactory.getInstance("EC")
                            .generatePrivate(new PKCS8EncodedKeySpec(
                                    Base64.getMimeDecoder().decode(key))),
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem));
            return Optional.of(read).filter(Identity::belongsTogether);
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** The names and addresses in the certificate, in the words of keytool. */
    Set<String> names() throws GeneralSecurityException {
        Set<String> names = new TreeSet<>();
        Collection<List<?>> alternatives =
                Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.<List<?>>of());
        for (List<?> alternative : alternatives) {
            String kind = alternative.get(0).equals(DNS_NAME) ? "dns:" : "ip:";
            names.add(kind + alternative.get(1));
        }
        return names;
    }

    /** What the one signs, the other verifies. */
    boolean belongsTogether() {
        byte[] some = {1};
        try {
            Signature signature = Signature.getInstance(
                    switch (privateKey.getAlgorithm()) {
                        case "EC" -> "SHA256withECDSA";
                        case "RSA" -> "SHA256withRSA";
                        // Of the others the name of the key is that of its signature.
                        default -> privateKey.getAlgorithm();
                    });
            signature.initSign(privateKey);
            signature.update(some);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(some);
            return signature.verify(signed);
        } catch (GeneralSecurityException anotherKind) {
            return false;
        }
    }
}
