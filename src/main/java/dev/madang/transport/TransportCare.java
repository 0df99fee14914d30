package dev.madang.transport;

import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Predicate;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.sockjs.frame.SockJsMessageCodec;

/** What an endpoint needs so that no reader, however slow or silent, holds up anybody else. */
@Component
public class TransportCare implements DisposableBean {

    /** As many readers may stall a write over HTTP before others wait for them. */
    private static final int WRITERS = 64;

    private static final int QUEUE = 10_000;

    private final Closing closing;
    private final Envelope envelope;
    private final Introductions introductions;
    private final Backlog backlog;
    private final HttpSessions httpSessions;
    private final ThreadPoolTaskExecutor writers = new ThreadPoolTaskExecutor();
    /** Nothing that they do waits: twice as many as cores is enough, and no session takes more than one place. */
    private final ThreadPoolTaskExecutor senders = new ThreadPoolTaskExecutor();

    TransportCare(
            Closing closing,
            Envelope envelope,
            Introductions introductions,
            Backlog backlog,
            HttpSessions httpSessions) {
        this.closing = closing;
        this.envelope = envelope;
        this.introductions = introductions;
        this.backlog = backlog;
        this.httpSessions = httpSessions;
        writers.setThreadNamePrefix("http-out-");
        writers.setCorePoolSize(WRITERS);
        writers.setMaxPoolSize(WRITERS);
        writers.setQueueCapacity(QUEUE);
        writers.setAllowCoreThreadTimeOut(true);
        writers.setRejectedExecutionHandler(new ThreadPoolExecutor.AbortPolicy());
        writers.initialize();
        int threads = 2 * Runtime.getRuntime().availableProcessors();
        senders.setThreadNamePrefix("signals-out-");
        senders.setCorePoolSize(threads);
        senders.setMaxPoolSize(threads);
        senders.initialize();
    }

    public HandshakeHandler handshake() {
        return new NonBlockingHandshake(closing, backlog);
    }

    /** How SockJS reads and writes messages. */
    public SockJsMessageCodec codec() {
        return envelope;
    }

    /** Refuses an address that holds too many connections which have not introduced themselves. */
    public HandshakeInterceptor introductions() {
        return introductions;
    }

    /**
     * Closes who does not introduce itself in time.
     *
     * @param isKnown whether the session with these attributes has introduced itself
     */
    public WebSocketHandler decorate(WebSocketHandler handler, Predicate<Map<String, Object>> isKnown) {
        return new SessionCare(handler, isKnown, senders, writers, closing, backlog, httpSessions);
    }

    @Override
    public void destroy() {
        senders.shutdown();
        writers.shutdown();
    }
}
