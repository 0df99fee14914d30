package dev.madang.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A network between a client and the server that can be made bad: it stalls, throttles, cuts, or loses patience. Bytes
 * that it has taken wait in the sockets, as they would on a real path.
 */
public final class TcpProxy implements AutoCloseable {

    private static final int PIECE = 4_096;
    private static final String REFUSAL = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    /** What becomes of a request for a WebSocket. */
    private enum Upgrades {
        PASS,
        REFUSE,
        SWALLOW
    }

    private final ServerSocket entrance;
    private final int target;
    private final InetAddress from;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private boolean toServerOpen = true;
    private boolean toClientOpen = true;
    private boolean refusing;
    private volatile Upgrades upgrades = Upgrades.PASS;
    private volatile int bytesPerSecond = Integer.MAX_VALUE;
    private volatile Duration patience = Duration.ZERO;

    private TcpProxy(int target, InetAddress from) throws IOException {
        this.target = target;
        this.from = from;
        entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Daemons.run("proxy", this::accept);
    }

    public static TcpProxy before(TestServer server) {
        return before(server, "127.0.0.1");
    }

    /** The server sees this loopback address: another one is another house. */
    public static TcpProxy before(TestServer server, String from) {
        try {
            return new TcpProxy(server.uri().getPort(), InetAddress.getByName(from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same server, seen through this network. */
    public TestServer server() {
        return TestServer.at(entrance.getLocalPort());
    }

    /** Nothing passes in either direction, and nothing is closed: a cable pulled somewhere in the middle. */
    public void stall() {
        open(false, false);
    }

    /** The client no longer reads; what it sends still arrives. */
    public void stallReading() {
        open(true, false);
    }

    public void resume() {
        synchronized (gate) {
            refusing = false;
        }
        open(true, true);
    }

    /** Every connection is reset, and new ones are refused until {@link #resume}. */
    public void cut() {
        synchronized (gate) {
            refusing = true;
        }
        sockets.forEach(TcpProxy::reset);
    }

    /** It knows no WebSocket, and says so to whoever asks for one. */
    public void refuseUpgrades() {
        upgrades = Upgrades.REFUSE;
    }

    /** It knows no WebSocket, and whoever asks for one waits for an answer in vain. */
    public void swallowUpgrades() {
        upgrades = Upgrades.SWALLOW;
    }

    /** Towards the client. */
    public void throttle(int bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** A connection opened from now on is closed when the server says nothing on it for so long, as nginx does. */
    public void closeSilent(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(TcpProxy::reset);
        resume();
    }

    private void open(boolean toServer, boolean toClient) {
        synchronized (gate) {
            toServerOpen = toServer;
            toClientOpen = toClient;
            gate.notifyAll();
        }
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = entrance.accept();
            // On a thread of its own: the end of one is not the end of all.
            Daemons.run("proxy", () -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket();
        try (client;
                server) {
            synchronized (gate) {
                if (refusing) {
                    reset(client);
                    return;
                }
                sockets.add(client);
                sockets.add(server);
            }
            // Small, so that a reader that stalls is felt at the server soon.
            client.setSendBufferSize(PIECE);
            server.setReceiveBufferSize(PIECE);
            server.setSoTimeout((int) patience.toMillis());
            server.bind(new InetSocketAddress(from, 0));
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
            Daemons.run("proxy", () -> copy(client, server, false));
            copy(server, client, true);
        } finally {
            sockets.remove(client);
            sockets.remove(server);
        }
    }

    private void copy(Socket from, Socket to, boolean towardsClient) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[PIECE];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                pass(towardsClient);
                if (upgrades != Upgrades.PASS && isUpgrade(piece, read)) {
                    if (upgrades == Upgrades.SWALLOW) {
                        continue;
                    }
                    from.getOutputStream().write(REFUSAL.getBytes(StandardCharsets.US_ASCII));
                    return;
                }
                out.write(piece, 0, read);
                if (towardsClient && bytesPerSecond < Integer.MAX_VALUE) {
                    LockSupport.parkNanos(read * 1_000_000_000L / bytesPerSecond);
                }
            }
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** Browsers ask for it in a connection of its own, so that the whole request is one piece. */
    private static boolean isUpgrade(byte[] piece, int length) {
        String text = new String(piece, 0, length, StandardCharsets.ISO_8859_1);
        return text.startsWith("GET ") && text.toLowerCase(Locale.ROOT).contains("\r\nupgrade: websocket\r\n");
    }

    private void pass(boolean towardsClient) {
        synchronized (gate) {
            while (!(towardsClient ? toClientOpen : toServerOpen)) {
                try {
                    gate.wait();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyClosed) {
            // By the other end, at the same moment.
        }
    }
}
