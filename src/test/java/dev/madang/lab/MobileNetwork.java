package dev.madang.lab;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Two networks beside that of this machine, whose own browsers notice nothing of them: one at a desk, at whose address
 * the server is reached, and one on the way, whose address can change and go.
 */
public final class MobileNetwork implements AutoCloseable {

    private static final String SUBNET = "10.99.0.";
    static final String SERVER = SUBNET + "1";

    private final Closer made = new Closer();
    private final TestServer server;
    private final NetworkNamespace desk;
    private final NetworkNamespace way;
    private int own = 2;

    private MobileNetwork(TestServer server) throws IOException {
        int port = server.uri().getPort();
        this.server = TestServer.at(SERVER, port);
        try {
            desk = made.add(new NetworkNamespace("desk"));
            way = made.add(new NetworkNamespace("way"));
            desk.connect(way);
            shelterDesk();
            addAddress();
            startPassage(port);
        } catch (IOException | RuntimeException | Error e) {
            made.close();
            throw e;
        }
    }

    /** Why this machine cannot have one; empty where it can. */
    public static Optional<String> obstacle() {
        if (!Debian.isRoot()) {
            return Optional.of("only root makes network namespaces");
        }
        Debian.program("ip", "iproute2");
        try (NetworkNamespace one = new NetworkNamespace("try-a");
                NetworkNamespace two = new NetworkNamespace("try-b")) {
            one.connect(two);
            return Optional.empty();
        } catch (IllegalStateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Before this server, which it makes known under another address: {@link #server}. */
    public static MobileNetwork before(TestServer server) {
        try {
            return new MobileNetwork(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestServer server() {
        return server;
    }

    public NetworkNamespace desk() {
        return desk;
    }

    public NetworkNamespace way() {
        return way;
    }

    /** From one network into the next of the same kind, of which a page is told nothing. */
    public void changeAddress() {
        way.ip("address", "flush", "dev", "eth0", "scope", "global");
        own++;
        addAddress();
    }

    /** Out of reach of any network; the page may be told. */
    public void vanish() {
        way.ip("link", "set", "eth0", "down");
    }

    public void appear() {
        way.ip("link", "set", "eth0", "up");
        addRoute();
    }

    @Override
    public void close() {
        made.close();
    }

    /** From the desk to the server, which is outside. */
    private void startPassage(int port) throws IOException {
        Path directory = Files.createTempDirectory("madang");
        made.add(() -> Files.delete(directory));
        Path socket = directory.resolve("server");
        made.add(() -> Files.deleteIfExists(socket));
        made.add(Passage.from(socket, port));
        Process inside = desk.start(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target", "test-classes").toString(),
                Passage.class.getName(),
                String.valueOf(port),
                socket.toString());
        made.add(inside::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(new Thread(inside::destroyForcibly));
    }

    /** A switch that has something else in it, so that nobody at the desk notices a pulled cable. */
    private void shelterDesk() {
        desk.ip("link", "add", "switch", "type", "bridge");
        desk.ip("link", "add", "plug", "type", "veth", "peer", "name", "socket");
        for (String end : new String[] {"eth0", "plug"}) {
            desk.ip("link", "set", end, "master", "switch");
        }
        for (String end : new String[] {"plug", "socket", "switch"}) {
            desk.ip("link", "set", end, "up");
        }
        desk.ip("address", "add", SERVER + "/24", "dev", "switch");
        await("the switch carries")
                .until(() -> desk.ip("-brief", "link", "show", "switch").contains(" UP "));
    }

    private void addAddress() {
        way.ip("address", "add", SUBNET + own + "/24", "dev", "eth0");
        addRoute();
    }

    private void addRoute() {
        way.ip("route", "replace", "default", "via", SERVER);
    }
}
