package dev.madang.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A real nginx with the sample configuration of the documents, of which only the name, the ports and the certificate are
 * changed. Where there is none, Debian's is installed, which needs root.
 */
public final class Nginx implements AutoCloseable {

    private static final Path SAMPLE = Path.of("src", "docs", "nginx.conf");

    private final int plainPort = Ports.free();
    private final int port = Ports.free();
    private final Path folder = ThrowAwayData.directory("nginx");
    private final Path certificate;
    private final Process process;

    private Nginx(TestServer server, Path certificate, Path privateKey) throws IOException {
        this.certificate = certificate;
        Path site = folder.resolve("madang.conf");
        Files.writeString(
                site,
                replaced(
                        Files.readString(SAMPLE),
                        Map.of(
                                "server 127.0.0.1:8080;",
                                "server 127.0.0.1:" + server.uri().getPort() + ";",
                                "listen 80;",
                                "listen 127.0.0.1:" + plainPort + ";",
                                "listen 443 ssl http2;",
                                "listen 127.0.0.1:" + port + " ssl http2;",
                                "server_name meet.example.org;",
                                "server_name localhost;",
                                "/etc/letsencrypt/live/meet.example.org/fullchain.pem",
                                certificate.toString(),
                                "/etc/letsencrypt/live/meet.example.org/privkey.pem",
                                privateKey.toString())));
        Path main = folder.resolve("nginx.conf");
        Files.writeString(main, """
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    access_log %1$s/access.log;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    include %2$s;
                }
                """.formatted(folder, site));
        process = new ProcessBuilder(
                        Debian.program("nginx", "nginx-light").toString(),
                        "-c",
                        main.toString(),
                        "-e",
                        folder.resolve("start.log").toString(),
                        "-g",
                        "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        // With its workers: the first process ends them when it is asked to end.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /** @param certificate for {@code localhost} */
    public static Nginx before(TestServer server, Path certificate, Path privateKey) {
        try {
            Nginx nginx = new Nginx(server, certificate, privateKey);
            await("nginx answers")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> nginx.isListening() || !nginx.process.isAlive());
            if (!nginx.process.isAlive()) {
                throw new AssertionError("nginx did not start:\n" + nginx.log("output.log") + nginx.log("start.log"));
            }
            return nginx;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Madang as one sees it from outside. */
    public TestServer server() {
        return TestServer.trusted("localhost", port, certificate);
    }

    public TestServer withoutTls() {
        return TestServer.at(plainPort);
    }

    /** A log of this name, as far as it is written. */
    public String log(String name) {
        try {
            Path log = folder.resolve(name);
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String replaced(String sample, Map<String, String> changes) {
        String changed = sample;
        for (var change : changes.entrySet()) {
            if (!changed.contains(change.getKey())) {
                throw new AssertionError("The sample has no " + change.getKey());
            }
            changed = changed.replace(change.getKey(), change.getValue());
        }
        return changed;
    }
}
