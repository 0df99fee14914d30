package dev.madang.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** All clients of a load, on one thread: whatever they write in one turn goes out with one write for each of them. */
final class Driver implements AutoCloseable {

    static final int BUFFER = 1024 * 1024;

    /** Below what the server lets one address hold. */
    private static final int LINKS_PER_ADDRESS = 100;

    private static final long BEAT_CHECK_NANOS = 100_000_000;

    final Unwrapper unwrapper = new Unwrapper();

    private final byte[] bytes = new byte[BUFFER];
    private final ByteBuffer shared = ByteBuffer.wrap(bytes);
    private final List<Link> dirty = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Selector selector;
    private long lastBeatCheck = System.nanoTime();

    Driver() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects soon. Another hundred comes from another loopback address. */
    Link open(int port, Wrapping wrapping, int number, Peer peer) {
        try {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            int address = number / LINKS_PER_ADDRESS;
            channel.bind(new InetSocketAddress(
                    InetAddress.getByAddress(
                            new byte[] {127, 0, (byte) (1 + address / 200), (byte) (1 + address % 200)}),
                    0));
            channel.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            Link link = new Link(this, channel, key, wrapping, number, peer);
            key.attach(link);
            links.add(link);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether it was done within the time. */
    boolean runUntil(BooleanSupplier done, Duration limit) {
        return run(() -> 1, done, limit);
    }

    /**
     * @param pulse called in each turn; returns how many milliseconds the next one may wait for input
     * @return whether it was done within the time
     */
    boolean run(Pulse pulse, BooleanSupplier done, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!done.getAsBoolean()) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                turn(pulse.beat());
            }
            flush();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a load does in each turn. */
    interface Pulse {

        int beat();
    }

    void written(Link link) {
        if (!link.dirty) {
            link.dirty = true;
            dirty.add(link);
        }
    }

    private void turn(int wait) throws IOException {
        flush();
        if (wait > 0) {
            selector.select(this::handle, wait);
        } else {
            selector.selectNow(this::handle);
        }
        long now = System.nanoTime();
        if (now - lastBeatCheck > BEAT_CHECK_NANOS) {
            lastBeatCheck = now;
            links.removeIf(Link::isClosed);
            links.forEach(link -> link.beat(now));
        }
    }

    private void handle(SelectionKey key) {
        Link link = (Link) key.attachment();
        try {
            if (key.isConnectable()) {
                link.connected();
            }
            if (key.isValid() && key.isReadable()) {
                link.read(shared, bytes);
            }
            if (key.isValid() && key.isWritable()) {
                link.flush();
            }
        } catch (IOException gone) {
            link.close(gone.toString());
        }
    }

    private void flush() {
        for (int i = 0; i < dirty.size(); i++) {
            Link link = dirty.get(i);
            try {
                if (link.isClosed()) {
                    link.dirty = false;
                } else {
                    link.flush();
                }
            } catch (IOException gone) {
                link.dirty = false;
                link.close(gone.toString());
            }
        }
        dirty.clear();
    }

    @Override
    public void close() {
        try {
            links.forEach(link -> link.close("the end"));
            links.clear();
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
