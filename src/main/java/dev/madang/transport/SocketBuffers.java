package dev.madang.transport;

import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** What is held for each connection, idle ones too. */
@Configuration(proxyBeanMethods = false)
class SocketBuffers {

    /**
     * By the system, towards one reader. Left alone it takes 4 MB, and a reader that has stopped is noticed only when
     * that is full.
     */
    private static final int SEND_BYTES = 256 * 1024;

    /** By the container, between the system and whoever reads or writes; larger pieces of HTTP go past it. */
    private static final int PASSING_BYTES = 4 * 1024;

    /** Of one piece of a message that comes in, the usual signal being one piece. */
    private static final int PIECE_CHARACTERS = 4 * 1024;

    /** In which the container unmasks what becomes characters, and of one piece of a binary message. */
    private static final int PIECE_BYTES = 1024;

    @Bean
    static WebServerFactoryCustomizer<TomcatWebServerFactory> socketBuffers() {
        return server -> server.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.txBufSize", String.valueOf(SEND_BYTES));
            connector.setProperty("socket.appReadBufSize", String.valueOf(PASSING_BYTES));
            connector.setProperty("socket.appWriteBufSize", String.valueOf(PASSING_BYTES));
        });
    }

    @Bean
    static ServletServerContainerFactoryBean webSocketBuffers() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(PIECE_CHARACTERS);
        container.setMaxBinaryMessageBufferSize(PIECE_BYTES);
        return container;
    }
}
