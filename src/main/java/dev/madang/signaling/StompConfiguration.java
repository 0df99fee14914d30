package dev.madang.signaling;

import dev.madang.transport.TransportCare;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.converter.DefaultContentTypeResolver;
import org.springframework.messaging.converter.JacksonJsonMessageConverter;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.support.ExecutorSubscribableChannel;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.MimeTypeUtils;
import org.springframework.validation.Validator;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.messaging.WebSocketAnnotationMethodMessageHandler;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint and its limits, and the way to the controllers of commands. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class StompConfiguration implements WebSocketConfigurer {

    /** From one request of an HTTP transport to the next; a session is given up between once and twice as late. */
    private static final Duration NEXT_REQUEST = Duration.ofSeconds(4);
    /** Messages that an HTTP transport holds between two requests of its client. */
    private static final int HTTP_MESSAGES = 2_048;

    private final StompEndpoint endpoint;
    private final SignalingSettings settings;
    private final TransportCare transports;
    private final TaskScheduler scheduler;

    StompConfiguration(
            StompEndpoint endpoint,
            SignalingSettings settings,
            TransportCare transports,
            @Qualifier("taskScheduler") TaskScheduler scheduler) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.transports = transports;
        this.scheduler = scheduler;
    }

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        var registration = registry.addHandler(transports.decorate(endpoint, SignalingSession::isIntroduced), "/ws")
                .setHandshakeHandler(transports.handshake())
                .addInterceptors(transports.introductions());
        if (!settings.allowedOrigins().isEmpty()) {
            registration.setAllowedOrigins(settings.allowedOrigins().toArray(String[]::new));
        }
        registration
                .withSockJS()
                .setTaskScheduler(scheduler)
                .setClientLibraryUrl("/webjars/sockjs-client/sockjs.min.js")
                .setSessionCookieNeeded(false)
                .setMessageCodec(transports.codec())
                .setDisconnectDelay(NEXT_REQUEST.toMillis())
                .setHttpMessageCacheSize(HTTP_MESSAGES);
    }

    /** The {@code @MessageMapping} methods. Answers go by {@link Inboxes}, so what it would send leads nowhere. */
    @Bean
    static WebSocketAnnotationMethodMessageHandler commandControllers(
            JsonMapper json, @Qualifier("mvcValidator") Validator validator) {
        var nowhere = new ExecutorSubscribableChannel();
        var controllers =
                new WebSocketAnnotationMethodMessageHandler(nowhere, nowhere, new SimpMessagingTemplate(nowhere));
        var contentType = new DefaultContentTypeResolver();
        contentType.setDefaultMimeType(MimeTypeUtils.APPLICATION_JSON);
        var converter = new JacksonJsonMessageConverter(json);
        converter.setContentTypeResolver(contentType);
        controllers.setMessageConverter(converter);
        controllers.setValidator(validator);
        controllers.setCustomArgumentResolvers(List.of(new SessionArgumentResolver()));
        return controllers;
    }
}
