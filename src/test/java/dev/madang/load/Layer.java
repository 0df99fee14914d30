package dev.madang.load;

import java.util.Optional;

/** What a method belongs to, by the beginning of its name; the first that fits counts. */
enum Layer {
    JACKSON("Jackson", "tools.jackson.", "com.fasterxml.jackson."),
    DATABASE(
            "database",
            "org.h2.",
            "org.hibernate.",
            "com.zaxxer.",
            "org.springframework.orm.",
            "org.springframework.data."),
    STOMP("STOMP codec", "org.springframework.messaging.simp.stomp.", "org.springframework.messaging.simp.SimpLogging"),
    BROKER("simple broker", "org.springframework.messaging.simp.broker."),
    CONTROLLER(
            "controller dispatch",
            "org.springframework.messaging.handler.",
            "org.springframework.messaging.simp.annotation.",
            "org.springframework.messaging.converter."),
    CHANNELS(
            "channels and hand-over",
            "org.springframework.messaging.support.ExecutorSubscribableChannel",
            "org.springframework.messaging.support.AbstractMessageChannel",
            "org.springframework.messaging.support.AbstractSubscribableChannel",
            "org.springframework.messaging.simp.SimpMessagingTemplate",
            "org.springframework.messaging.core.",
            "org.springframework.web.socket.messaging.OrderedMessage",
            "org.springframework.messaging.simp.OrderedMessage",
            "org.springframework.messaging.support.OrderedMessage"),
    HEADERS("message headers", "org.springframework.messaging."),
    SUB_PROTOCOL("sub-protocol handler", "org.springframework.web.socket.messaging."),
    SOCKJS("SockJS", "org.springframework.web.socket.sockjs."),
    SESSION("Spring's session", "org.springframework.web.socket."),
    GUARD(
            "our guard and budgets",
            "dev.madang.signaling.FrameGuard",
            "dev.madang.signaling.FrameBudget",
            "dev.madang.signaling.FrameBody",
            "dev.madang.signaling.Destinations",
            "io.github.bucket4j."),
    TRANSPORT("our transport", "dev.madang.transport."),
    SIGNALING("our signaling", "dev.madang.signaling."),
    OURS("ours, else", "dev.madang."),
    WEBSOCKET("Tomcat WebSocket", "org.apache.tomcat.websocket."),
    TOMCAT("Tomcat network, HTTP, session", "org.apache."),
    SPRING("Spring, else", "org.springframework."),
    NETWORK("network of the JDK", "sun.nio.ch."),
    THREADS("threads of the JDK", "java.util.concurrent.", "jdk.internal.misc.Unsafe.park");

    final String words;
    private final String[] prefixes;

    Layer(String words, String... prefixes) {
        this.words = words;
        this.prefixes = prefixes;
    }

    static Optional<Layer> of(String method) {
        for (Layer layer : values()) {
            for (String prefix : layer.prefixes) {
                if (method.startsWith(prefix)) {
                    return Optional.of(layer);
                }
            }
        }
        return Optional.empty();
    }
}
