package dev.madang.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A network between one person and a UDP server that can be made bad: it delays, loses, limits or cuts. Each socket of
 * the person is a stream of its own with its own port towards the server, as behind a NAT. Streams are counted from 0 in
 * the order of their first packet.
 */
public final class UdpShaper implements AutoCloseable {

    private static final int LARGEST = 65_535;
    /** What would wait longer at a limited link is dropped. */
    private static final long LONGEST_QUEUE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final DatagramChannel entrance;
    private final InetSocketAddress server;
    private final ScheduledExecutorService line =
            Executors.newSingleThreadScheduledExecutor(work -> Daemons.thread("shaper", work));
    private final Map<SocketAddress, Stream> streams = new LinkedHashMap<>();
    private final List<Stream> forgotten = new ArrayList<>();
    private final Random random = new Random(42);

    private long delayNanos;
    private double loss;
    private double bytesPerNano = Double.POSITIVE_INFINITY;
    private double togetherBytesPerNano = Double.POSITIVE_INFINITY;
    private final Lane together = new Lane();
    private int firstCut = Integer.MAX_VALUE;
    private int count;

    private UdpShaper(InetSocketAddress entrance, InetSocketAddress server) throws IOException {
        this.server = server;
        this.entrance = DatagramChannel.open().bind(entrance);
        Daemons.run("shaper", this::readPerson);
    }

    static UdpShaper between(InetAddress entrance, InetSocketAddress server) {
        try {
            return new UdpShaper(new InetSocketAddress(entrance, server.getPort()), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In each direction, from now on. */
    public synchronized void delay(Duration delay) {
        delayNanos = delay.toNanos();
    }

    /** @param share of the packets that are lost in each direction, 0 to 1 */
    public synchronized void lose(double share) {
        loss = share;
    }

    /** Of each stream in each direction; what does not fit waits for 200 ms at most and is then dropped. */
    public synchronized void limit(int bytesPerSecond) {
        bytesPerNano = bytesPerSecond / 1e9;
    }

    /** As {@link #limit}, of all streams together and towards the server only: the uplink of a home. */
    public synchronized void limitUplink(int bytesPerSecond) {
        togetherBytesPerNano = bytesPerSecond / 1e9;
    }

    public void cut() {
        cutStreamsFrom(0);
    }

    /** Nothing passes in this stream and in all that came or will come after it. */
    public synchronized void cutStreamsFrom(int first) {
        firstCut = first;
    }

    /** How many streams there have been. */
    public synchronized int streams() {
        return count;
    }

    /** The network has another address: the streams that there are have no way back, the next packet of each is a new stream. */
    public synchronized void forget() {
        forgotten.addAll(streams.values());
        streams.clear();
    }

    /** Nothing is cut, delayed, lost or limited any more. */
    public synchronized void resume() {
        firstCut = Integer.MAX_VALUE;
        delayNanos = 0;
        loss = 0;
        bytesPerNano = Double.POSITIVE_INFINITY;
        togetherBytesPerNano = Double.POSITIVE_INFINITY;
    }

    @Override
    public synchronized void close() {
        forget();
        try {
            entrance.close();
            for (Stream stream : forgotten) {
                stream.exit.close();
            }
            line.shutdownNow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readPerson() {
        ByteBuffer packet = ByteBuffer.allocate(LARGEST);
        while (entrance.isOpen()) {
            try {
                SocketAddress person = entrance.receive(packet.clear());
                Stream stream = streamOf(person);
                pass(stream, stream.towardsServer, copy(packet.flip()), piece -> stream.exit.write(piece));
            } catch (IOException lost) {
                // One packet, as on any network.
            }
        }
    }

    private void readServer(Stream stream) {
        ByteBuffer packet = ByteBuffer.allocate(LARGEST);
        while (stream.exit.isOpen()) {
            try {
                stream.exit.read(packet.clear());
                if (isKnown(stream)) {
                    pass(
                            stream,
                            stream.towardsPerson,
                            copy(packet.flip()),
                            piece -> entrance.send(piece, stream.person));
                }
            } catch (IOException refused) {
                // The server's port is closed at this moment.
            }
        }
    }

    private synchronized Stream streamOf(SocketAddress person) throws IOException {
        Stream known = streams.get(person);
        if (known != null) {
            return known;
        }
        Stream stream = new Stream(count++, person, exit());
        streams.put(person, stream);
        Daemons.run("shaper", () -> readServer(stream));
        return stream;
    }

    private DatagramChannel exit() throws IOException {
        DatagramChannel exit = DatagramChannel.open();
        try {
            return exit.connect(server);
        } catch (IOException e) {
            exit.close();
            throw e;
        }
    }

    private synchronized boolean isKnown(Stream stream) {
        return streams.get(stream.person) == stream;
    }

    private synchronized void pass(Stream stream, Lane lane, ByteBuffer packet, Sending sending) {
        if (line.isShutdown() || stream.number >= firstCut || random.nextDouble() < loss) {
            return;
        }
        long now = System.nanoTime();
        boolean isShared = lane == stream.towardsServer && togetherBytesPerNano < Double.POSITIVE_INFINITY;
        Lane taken = isShared ? together : lane;
        long free = Math.max(now, taken.freeAt);
        if (free - now > LONGEST_QUEUE_NANOS) {
            return;
        }
        double rate = isShared ? togetherBytesPerNano : bytesPerNano;
        taken.freeAt = free + (long) (packet.remaining() / rate);
        line.schedule(() -> send(sending, packet), taken.freeAt - now + delayNanos, TimeUnit.NANOSECONDS);
    }

    private static void send(Sending sending, ByteBuffer packet) {
        try {
            sending.send(packet);
        } catch (ClosedChannelException ended) {
            // Together with the test.
        } catch (IOException unreachable) {
            // As on any network: whoever sent it hears nothing.
        }
    }

    private static ByteBuffer copy(ByteBuffer packet) {
        return ByteBuffer.allocate(packet.remaining()).put(packet).flip();
    }

    private interface Sending {
        void send(ByteBuffer packet) throws IOException;
    }

    /** One direction of a stream. */
    private static final class Lane {
        private long freeAt = System.nanoTime();
    }

    private static final class Stream {
        private final int number;
        private final SocketAddress person;
        private final DatagramChannel exit;
        private final Lane towardsServer = new Lane();
        private final Lane towardsPerson = new Lane();

        private Stream(int number, SocketAddress person, DatagramChannel exit) {
            this.number = number;
            this.person = person;
            this.exit = exit;
        }
    }
}
