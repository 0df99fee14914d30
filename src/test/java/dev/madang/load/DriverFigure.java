package dev.madang.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.madang.lab.Ports;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the driver itself can do with one core: it builds, masks, sends, receives, parses and checks signals of the sizes
 * of a storm, which {@link EchoServer} gives back.
 */
final class DriverFigure {

    private static final int LINKS = 96;
    private static final int IN_FLIGHT = 24;
    private static final Duration WINDOW = Duration.ofSeconds(4);
    private static final Kind[] STORM = {
        Kind.OFFER, Kind.CANDIDATES, Kind.CANDIDATES, Kind.CANDIDATES, Kind.CANDIDATES,
        Kind.ANSWER, Kind.CANDIDATES, Kind.CANDIDATES, Kind.CANDIDATES, Kind.CANDIDATES
    };

    private DriverFigure() {}

    static void run() {
        Report report = new Report("driver");
        int port = Ports.free();
        List<String> command =
                List.of("-cp", System.getProperty("java.class.path"), EchoServer.class.getName(), String.valueOf(port));
        try (ServerUnderTest server = new ServerUnderTest("echo", port, command);
                Driver driver = new Driver()) {
            List<Echoed> peers = new ArrayList<>();
            for (int i = 0; i < LINKS; i++) {
                peers.add(new Echoed(i));
                peers.get(i).link = driver.open(port, Wrapping.WEBSOCKET, i, peers.get(i));
            }
            driver.runUntil(() -> peers.stream().allMatch(peer -> peer.open), Duration.ofSeconds(10));
            peers.forEach(peer -> peer.send(IN_FLIGHT));
            for (int i = 0; i < 4; i++) {
                long messages = received(peers);
                long own = own();
                long server0 = server.processorNanos();
                driver.runUntil(() -> false, WINDOW);
                messages = received(peers) - messages;
                double used = (own() - own) / 1e9;
                report.line(
                        "driver, %s: %.0f messages/s there and back, of which it used %.2f of a core (the echo %.2f):"
                                + " %.0f messages/s with a core, %d wrong",
                        i < 2 ? "warm-up" : "counted",
                        messages / (double) WINDOW.toSeconds(),
                        used / WINDOW.toSeconds(),
                        (server.processorNanos() - server0) / 1e9 / WINDOW.toSeconds(),
                        messages / used,
                        peers.stream().mapToLong(peer -> peer.wrong).sum());
            }
        }
    }

    private static long received(List<Echoed> peers) {
        return peers.stream().mapToLong(peer -> peer.number).sum();
    }

    /** The processor time of this thread. */
    private static long own() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static final class Echoed implements Peer {

        private static final MadangDialect DIALECT = new MadangDialect();
        private static final byte[] HEAD = "SEND\ndestination:/app/room.k3x9-7mwp-q2vdx.signal.".getBytes(UTF_8);
        private static final byte[] TO = "3c8h5w2p9d7b1f6k".getBytes(UTF_8);
        private static final byte[][] MIDDLES = new byte[Kind.values().length][];
        private static final byte[][] TAILS = new byte[Kind.values().length][];

        static {
            for (Kind kind : Kind.values()) {
                MIDDLES[kind.ordinal()] = DIALECT.middle(kind).getBytes(UTF_8);
                TAILS[kind.ordinal()] = DIALECT.tail(kind).getBytes(UTF_8);
            }
        }

        private final int index;
        private final Mark mark = new Mark();
        private Link link;
        private boolean open;
        private int sent;
        private int number;
        private long wrong;

        Echoed(int index) {
            this.index = index;
        }

        void send(int messages) {
            for (int i = 0; i < messages; i++) {
                Kind kind = STORM[++sent % STORM.length];
                link.out.begin().put(HEAD).put(TO).put(MIDDLES[kind.ordinal()]);
                Mark.write(link.out, kind, index, index, sent, Mark.now());
                link.out.put(TAILS[kind.ordinal()]).end();
            }
            link.written();
        }

        @Override
        public void opened() {
            open = true;
        }

        @Override
        public void frame(byte[] bytes, int head, int body, int end) {
            boolean good = mark.read(bytes, body, end) && mark.number == ++number && mark.from == index;
            wrong += good ? 0 : 1;
            send(1);
        }

        @Override
        public void closed(String why) {
            if (open && !why.equals("the end")) {
                throw new IllegalStateException(why);
            }
        }
    }
}
