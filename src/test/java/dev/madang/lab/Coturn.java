package dev.madang.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A real coturn with the sample configuration of the documents, of which only the addresses and the secret are changed,
 * on this machine's own address. Where there is none, Debian's is installed, which needs root.
 */
public final class Coturn implements AutoCloseable {

    public static final String SECRET = "a secret of this lab alone, 5f1c9a";

    private static final Path SAMPLE = Path.of("src", "docs", "turnserver.conf");
    private static final Path FOLDER = Path.of("target", "lab");

    private final InetSocketAddress address;
    private final Path log;
    private final Process process;

    private Coturn(int port, UnaryOperator<String> change) throws IOException {
        InetAddress own = ownAddress();
        address = new InetSocketAddress(own, port);
        Files.createDirectories(FOLDER);
        log = FOLDER.resolve("coturn-" + port + ".log");
        Path configuration = FOLDER.resolve("coturn-" + port + ".conf");
        Files.writeString(configuration, change.apply(configured(Files.readString(SAMPLE), own.getHostAddress())));
        process = new ProcessBuilder(
                        Debian.program("turnserver", "coturn").toString(),
                        "-c",
                        configuration.toString(),
                        "--listening-port=" + port,
                        "--pidfile=" + FOLDER.resolve("coturn-" + port + ".pid"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    public static Coturn start() {
        return start(UnaryOperator.identity());
    }

    /** With the lines of the sample for TLS too. The PEM files name the addresses of this machine. */
    public static Coturn startWithTls(int tlsPort, Path certificate, Path privateKey) {
        return start(configuration -> {
            String configured = replace(configuration, "#   cert", "cert", certificate.toString());
            configured = replace(configured, "#   pkey", "pkey", privateKey.toString());
            configured = replace(configured, "#   tls-listening-port", "tls-listening-port", String.valueOf(tlsPort));
            return configured.replaceFirst("(?m)^no-tls$", "");
        });
    }

    private static Coturn start(UnaryOperator<String> change) {
        try {
            Coturn coturn = new Coturn(Ports.free(), change);
            try {
                coturn.awaitAnswer();
                return coturn;
            } catch (RuntimeException | Error e) {
                coturn.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() throws IOException {
        await("coturn answers")
                .atMost(Duration.ofSeconds(20))
                .until(() -> TurnClient.isAnswered(address) || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("coturn did not start:\n" + Files.readString(log));
        }
    }

    /** Where it listens, over UDP and TCP. */
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String configured(String sample, String own) {
        String configured = sample;
        for (String key : new String[] {"listening-ip", "relay-ip", "allowed-peer-ip"}) {
            configured = replace(configured, key, key, own);
        }
        return replace(configured, "static-auth-secret", "static-auth-secret", SECRET);
    }

    private static String replace(String configuration, String key, String newKey, String value) {
        String replaced = configuration.replaceAll("(?m)^" + key + "=.*$", newKey + "=" + value);
        if (replaced.equals(configuration)) {
            throw new AssertionError("The sample has no " + key);
        }
        return replaced;
    }

    /** An address at which others could reach this machine; coturn relays nothing to loopback. */
    public static InetAddress ownAddress() throws IOException {
        return NetworkInterface.networkInterfaces()
                .filter(Coturn::isUsable)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This machine has no address but loopback"));
    }

    private static boolean isUsable(NetworkInterface candidate) {
        try {
            return candidate.isUp() && !candidate.isLoopback();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
