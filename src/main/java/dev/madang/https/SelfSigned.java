package dev.madang.https;

import dev.madang.files.OwnerOnly;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A certificate for this machine's names and addresses, signed by itself: a browser asks once whether to trust it. It is
 * kept as two PEM files. When it ends soon, or when the files do not belong together, both are made anew; when a name
 * or an IPv4 address is missing, the certificate is, for the same key. IPv6 addresses are written into it too, but come
 * and go by the day, and a browser would ask again each time.
 */
final class SelfSigned {

    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

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
        prepare(OwnAddresses.hostName(), OwnAddresses.all());
    }

    void prepare(Optional<String> host, List<InetAddress> addresses) throws IOException, GeneralSecurityException {
        Set<String> names = new TreeSet<>();
        addresses.forEach(address -> names.add(name(address)));
        Set<String> required = new TreeSet<>(Set.of("dns:localhost", "ip:127.0.0.1", "ip:0:0:0:0:0:0:0:1"));
        host.ifPresent(name -> required.add("dns:" + name));
        addresses.stream().filter(Inet4Address.class::isInstance).forEach(address -> required.add(name(address)));
        names.addAll(required);

        Optional<Identity> present = Identity.read(privateKey(), certificate()).filter(this::lasts);
        if (present.isEmpty()) {
            try (Keytool keytool = new Keytool(folder.resolve("new"))) {
                Identity made = keytool.makeIdentity(names);
                Files.deleteIfExists(privateKey());
                OwnerOnly.createFile(privateKey());
                write("PRIVATE KEY", made.privateKey().getEncoded(), privateKey());
                write("CERTIFICATE", made.certificate().getEncoded(), certificate());
            }
        } else if (!present.get().names().containsAll(required)) {
            try (Keytool keytool = new Keytool(folder.resolve("new"))) {
                Identity made = keytool.renew(present.get(), names);
                write("CERTIFICATE", made.certificate().getEncoded(), certificate());
            }
        }
    }

    private boolean lasts(Identity identity) {
        Instant end = identity.certificate().getNotAfter().toInstant();
        return end.isAfter(clock.instant().plus(RENEWED_BEFORE));
    }

    private static String name(InetAddress address) {
        return "ip:" + OwnAddresses.text(address);
    }

    private static void write(String type, byte[] encoded, Path file) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        Files.writeString(file, "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }
}
