package dev.madang.signaling;

import dev.madang.transport.TransportCare;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.messaging.StompSubProtocolHandler;
import org.springframework.web.socket.messaging.SubProtocolWebSocketHandler;

/** The endpoint, the broker and their limits. Both order flags are on: one alone still lets messages overtake. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
class StompConfiguration implements WebSocketMessageBrokerConfigurer {

    private static final int SEND_BUFFER_BYTES = 768 * 1024;
    private static final Duration SEND_TIME = Duration.ofSeconds(10);
    /** From one request of an HTTP transport to the next; a session is given up between once and twice as late. */
    private static final Duration NEXT_REQUEST = Duration.ofSeconds(4);
    /** Messages that an HTTP transport holds between two requests of its client. */
    private static final int HTTP_MESSAGES = 2_048;
    /** Topics that the broker finds without asking every session. */
    private static final int CACHED_TOPICS = 65_536;

    private final FrameGuard guard;
    private final RefusingErrorHandler errors;
    private final SignalingSettings settings;
    private final TransportCare transports;
    private final ThreadPoolTaskExecutor signalsIn;
    private final ThreadPoolTaskExecutor signalsOut;
    private final TaskScheduler scheduler;

    StompConfiguration(
            FrameGuard guard,
            RefusingErrorHandler errors,
            SignalingSettings settings,
            TransportCare transports,
            @Qualifier("signalsIn") ThreadPoolTaskExecutor signalsIn,
            @Qualifier("signalsOut") ThreadPoolTaskExecutor signalsOut,
            @Qualifier("taskScheduler") TaskScheduler scheduler) {
        this.guard = guard;
        this.errors = errors;
        this.settings = settings;
        this.transports = transports;
        this.signalsIn = signalsIn;
        this.signalsOut = signalsOut;
        this.scheduler = scheduler;
    }

    @Override
    public void registerStompEndpoints(StompEndpointRegistry registry) {
        registry.setErrorHandler(errors).setPreserveReceiveOrder(true);
        var endpoint = registry.addEndpoint("/ws")
                .setHandshakeHandler(transports.handshake())
                .addInterceptors(transports.introductions());
        if (!settings.allowedOrigins().isEmpty()) {
            endpoint.setAllowedOrigins(settings.allowedOrigins().toArray(String[]::new));
        }
        endpoint.withSockJS()
                .setClientLibraryUrl("/webjars/sockjs-client/sockjs.min.js")
                .setSessionCookieNeeded(false)
                .setMessageCodec(transports.codec())
                .setDisconnectDelay(NEXT_REQUEST.toMillis())
                .setHttpMessageCacheSize(HTTP_MESSAGES);
    }

    /** The registry makes its handler by itself and tells nobody. */
    @Bean
    static SmartInitializingSingleton pieceLimit(@Qualifier("subProtocolWebSocketHandler") WebSocketHandler handler) {
        return () -> ((SubProtocolWebSocketHandler) WebSocketHandlerDecorator.unwrap(handler))
                .getProtocolHandlers().stream()
                        .map(StompSubProtocolHandler.class::cast)
                        .forEach(stomp -> stomp.setDecoder(new PieceLimit()));
    }

    @Override
    public void configureMessageBroker(MessageBrokerRegistry registry) {
        long heartbeat = settings.heartbeat().toMillis();
        registry.setApplicationDestinationPrefixes(Destinations.APPLICATION_PREFIX)
                .setPathMatcher(new AntPathMatcher("."))
                .setPreservePublishOrder(true)
                .setCacheLimit(CACHED_TOPICS)
                .enableSimpleBroker(Destinations.BROKER_PREFIX)
                .setHeartbeatValue(new long[] {heartbeat, heartbeat})
                .setTaskScheduler(scheduler);
    }

    @Override
    public void configureWebSocketTransport(WebSocketTransportRegistration registration) {
        registration
                .setMessageSizeLimit(FrameBody.MAX_FRAME_BYTES)
                .setSendBufferSizeLimit(SEND_BUFFER_BYTES)
                .setSendTimeLimit((int) SEND_TIME.toMillis())
                .addDecoratorFactory(handler -> transports.decorate(handler, SignalingSession::isIntroduced));
    }

    @Override
    public void configureClientInboundChannel(ChannelRegistration registration) {
        registration.interceptors(guard).executor(signalsIn);
    }

    @Override
    public void configureClientOutboundChannel(ChannelRegistration registration) {
        registration.executor(signalsOut);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SessionArgumentResolver());
    }
}
