package dev.madang.transport;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Predicate;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;

/** What an endpoint needs so that no reader, however slow or silent, holds up anybody else. */
@Component
public class TransportCare implements DisposableBean {

    /** As many readers may stall a write over HTTP before others wait for them. */
    private static final int WRITERS = 64;

    private static final int QUEUE = 10_000;

    private final Closing closing;
    private final ThreadPoolTaskExecutor writers = new ThreadPoolTaskExecutor();

    TransportCare(Closing closing) {
        this.closing = closing;
        writers.setThreadNamePrefix("http-out-");
        writers.setCorePoolSize(WRITERS);
        writers.setMaxPoolSize(WRITERS);
        writers.setQueueCapacity(QUEUE);
        writers.setAllowCoreThreadTimeOut(true);
        writers.setRejectedExecutionHandler(new ThreadPoolExecutor.AbortPolicy());
        writers.initialize();
    }

    public HandshakeHandler handshake() {
        return new NonBlockingHandshake(closing);
    }

    /**
     * @param isKnown whether the session with these attributes has introduced itself
     * @param introduction how long it may take to do so
     */
    public WebSocketHandler decorate(
            WebSocketHandler handler, Predicate<Map<String, Object>> isKnown, Duration introduction) {
        return new SessionCare(handler, isKnown, introduction, writers, closing);
    }

    @Override
    public void destroy() {
        writers.shutdown();
    }
}
