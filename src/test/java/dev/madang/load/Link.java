package dev.madang.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One WebSocket of the {@link Driver}. Reads what it needs to know of each frame, and nothing else. */
final class Link {

    private static final byte[] NONE = {};
    private static final int FINAL = 0x80;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final Driver driver;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final Wrapping wrapping;
    private final String path;
    private final Peer peer;
    private final StompReader frames;
    final Outgoing out;

    /** What was read of a WebSocket frame that is not whole yet. */
    private byte[] rest = NONE;
    /** The beginning of a message whose end is in a later WebSocket frame. */
    private byte[] begun = NONE;

    private boolean upgraded;
    private boolean closed;
    boolean dirty;
    /** When the next heart-beat is due; none are sent while it is 0. */
    private long nextBeat;

    private long beatNanos;

    Link(Driver driver, SocketChannel channel, SelectionKey key, Wrapping wrapping, int number, Peer peer) {
        this.driver = driver;
        this.channel = channel;
        this.key = key;
        this.wrapping = wrapping;
        this.path = wrapping.path(number);
        this.peer = peer;
        this.frames = new StompReader(peer);
        this.out = new Outgoing(wrapping);
    }

    /** A whole STOMP frame. */
    void send(String frame) {
        out.begin().put(wrapping.encode(frame)).end();
        driver.written(this);
    }

    /** To be told after something was put into {@link #out}. */
    void written() {
        driver.written(this);
    }

    /** From now on, as browsers do, whatever else is sent. */
    void beatEvery(long nanos) {
        beatNanos = nanos;
        nextBeat = System.nanoTime() + nanos;
    }

    void beat(long now) {
        if (nextBeat != 0 && now - nextBeat >= 0 && !closed) {
            nextBeat += beatNanos;
            send("\n");
        }
    }

    boolean isClosed() {
        return closed;
    }

    void connected() throws IOException {
        channel.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        out.plain("GET " + path + " HTTP/1.1\r\nHost: localhost:"
                + channel.socket().getPort()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nOrigin: http://localhost:"
                + channel.socket().getPort() + "\r\n\r\n");
        driver.written(this);
    }

    void flush() throws IOException {
        dirty = false;
        boolean all = out.writeTo(channel);
        int wanted = all ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    void close(String why) {
        if (closed) {
            return;
        }
        closed = true;
        key.cancel();
        try {
            channel.close();
        } catch (IOException gone) {
            // As wanted.
        }
        peer.closed(why);
    }

    /** @param shared a buffer of the driver over {@code bytes}, larger than any frame */
    void read(ByteBuffer shared, byte[] bytes) throws IOException {
        shared.clear();
        shared.put(rest);
        rest = NONE;
        if (channel.read(shared) < 0) {
            close("the end of the stream");
            return;
        }
        int end = shared.position();
        int at = upgraded ? 0 : upgrade(bytes, end);
        while (upgraded && !closed) {
            int next = message(bytes, at, end);
            if (next == at) {
                break;
            }
            at = next;
        }
        rest = at == end ? NONE : Arrays.copyOfRange(bytes, at, end);
    }

    private int upgrade(byte[] bytes, int end) {
        String answer = new String(bytes, 0, end, ISO_8859_1);
        int head = answer.indexOf("\r\n\r\n");
        if (head < 0) {
            return 0;
        }
        if (!answer.startsWith("HTTP/1.1 101 ")) {
            close(answer);
            return end;
        }
        upgraded = true;
        if (wrapping == Wrapping.WEBSOCKET) {
            peer.opened();
        }
        return head + 4;
    }

    /** Returns where the next one begins: the same place if this one is not whole. */
    private int message(byte[] bytes, int at, int end) {
        if (end - at < 2) {
            return at;
        }
        int length = bytes[at + 1] & 0x7F;
        int payload = at + 2;
        int more = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (end - payload < more) {
            return at;
        }
        if (more > 0) {
            length = 0;
            for (int i = 0; i < more; i++) {
                length = length << 8 | bytes[payload + i] & 0xFF;
            }
            payload += more;
        }
        if (end - payload < length) {
            if (length > Driver.BUFFER / 2) {
                throw new IllegalStateException("a WebSocket frame of " + length + " bytes");
            }
            return at;
        }
        take(bytes, bytes[at], payload, length);
        return payload + length;
    }

    private void take(byte[] bytes, int first, int payload, int length) {
        int code = first & 0x0F;
        if (code == PING) {
            out.pong(bytes, payload, length);
            driver.written(this);
        } else if (code == CLOSE) {
            close("close frame " + (length < 2 ? "" : (bytes[payload] & 0xFF) << 8 | bytes[payload + 1] & 0xFF) + " "
                    + new String(bytes, payload, length, UTF_8));
        } else if (code != PONG) {
            if ((first & FINAL) != 0 && begun.length == 0) {
                text(bytes, payload, payload + length);
                return;
            }
            int kept = begun.length;
            begun = Arrays.copyOf(begun, kept + length);
            System.arraycopy(bytes, payload, begun, kept, length);
            if ((first & FINAL) != 0) {
                byte[] whole = begun;
                begun = NONE;
                text(whole, 0, whole.length);
            }
        }
    }

    private void text(byte[] bytes, int from, int to) {
        if (wrapping == Wrapping.WEBSOCKET) {
            frames.read(bytes, from, to);
        } else if (from < to && bytes[from] == 'a') {
            driver.unwrapper.unwrap(bytes, from, to, frames);
        } else if (from < to && bytes[from] == 'o') {
            peer.opened();
        } else if (from < to && bytes[from] == 'c') {
            close(new String(bytes, from, to - from, UTF_8));
        }
    }
}
