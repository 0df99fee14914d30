package dev.madang.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reads on for a moment, and not for ever, when a request was answered before its body was there, so that the answer is
 * not lost behind a reset, and then closes the connection. The container alone would read the rest however slowly it
 * comes, and hold a thread for each, whatever the filters have bounded.
 */
class LingeringClose extends ValveBase {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(10);
    /** Far more than any body that is taken, so that who sends a little too much still learns why it was refused. */
    private static final int MOST_BYTES = 1024 * 1024;

    /** Each holds a thread for that moment. */
    private static final int MOST_AT_ONCE = 16;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    LingeringClose() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (hasBody(request) && !request.isAsync() && !isRead(request)) {
            response.finishResponse();
            if (!mayReadOn(request)) {
                request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        }
    }

    /** Returns whether the end of the body has come; beyond the bound nobody waits for it. */
    private boolean mayReadOn(Request request) throws IOException {
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            return readOn(request);
        } finally {
            places.release();
        }
    }

    private static boolean readOn(Request request) throws IOException {
        org.apache.coyote.Request body = request.getCoyoteRequest();
        Discarding nowhere = new Discarding();
        long deadline = System.nanoTime() + MOMENT.toNanos();
        int bytes = 0;
        while (!isRead(request) && bytes < MOST_BYTES && System.nanoTime() - deadline < 0) {
            // Asks without waiting.
            body.action(ActionCode.AVAILABLE, Boolean.TRUE);
            if (body.getAvailable() > 0) {
                bytes += Math.max(0, body.doRead(nowhere));
            } else {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return isRead(request);
    }

    private static boolean hasBody(Request request) {
        // Not as a number, for it may be none, or two.
        String length = request.getHeader("Content-Length");
        return length != null && !length.equals("0") || request.getHeader("Transfer-Encoding") != null;
    }

    private static boolean isRead(Request request) {
        AtomicBoolean isRead = new AtomicBoolean();
        request.getCoyoteRequest().action(ActionCode.REQUEST_BODY_FULLY_READ, isRead);
        return isRead.get();
    }

    private static final class Discarding implements ApplicationBufferHandler {

        private @Nullable ByteBuffer piece;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            piece = buffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return piece;
        }

        @Override
        public void expand(int size) {}
    }
}
