package dev.madang.transport;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A body that is read before anybody looks at it, in pieces, of which all bodies together may have so many. */
final class PostBody implements AutoCloseable {

    /** In bytes; the first piece is not counted, so that a short body always passes. */
    static final int PIECE = 16 * 1024;

    /** For a whole body: it holds a thread meanwhile. */
    private static final Duration READ_TIME = Duration.ofSeconds(20);

    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final Semaphore places;
    private final List<byte[]> pieces = new ArrayList<>();
    private int length;

    /** @param places for pieces behind the first one, of all bodies */
    PostBody(Semaphore places) {
        this.places = places;
    }

    /** @throws ProblemException when it is longer than so many bytes, takes too long, or others take all places */
    void read(InputStream in, int most) throws IOException {
        long deadline = System.nanoTime() + READ_TIME.toNanos();
        byte[] piece = begin();
        for (int read = in.read(piece); read >= 0; read = in.read(piece, length % PIECE, PIECE - length % PIECE)) {
            length += read;
            if (length > most) {
                throw new ProblemException(ProblemCode.TOO_LARGE);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ProblemException(ProblemCode.MALFORMED);
            }
            if (length == pieces.size() * PIECE) {
                piece = begin();
            }
        }
    }

    private byte[] begin() {
        if (!pieces.isEmpty() && !places.tryAcquire()) {
            throw new ProblemException(ProblemCode.BUSY, SHORTLY);
        }
        byte[] piece = new byte[PIECE];
        pieces.add(piece);
        return piece;
    }

    /** From its beginning, each time. */
    ServletInputStream stream() {
        return new Stream();
    }

    @Override
    public void close() {
        places.release(Math.max(0, pieces.size() - 1));
        pieces.clear();
    }

    private final class Stream extends ServletInputStream {

        private final InputStream all = new SequenceInputStream(Collections.enumeration(
                pieces.stream().map(ByteArrayInputStream::new).toList()));
        private int left = length;

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return all.read();
        }

        @Override
        public int read(byte[] target, int offset, int most) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = all.read(target, offset, Math.min(most, left));
            left -= read;
            return read;
        }

        @Override
        public boolean isFinished() {
            return left == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
