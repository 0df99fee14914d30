package dev.madang.transport;

import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What is held for each connection, idle ones too. */
@Component
class SocketBuffers implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    /**
     * By the system, towards one reader. Left alone it takes 4 MB, and a reader that has stopped is noticed only when
     * that is full.
     */
    private static final int SEND_BYTES = 256 * 1024;

    /** By the container, between the system and whoever reads or writes; larger pieces of HTTP go past it. */
    private static final int PASSING_BYTES = 4 * 1024;

    /** Of one piece of a message that comes in, the usual signal being one piece. */
    static final int PIECE_CHARACTERS = 4 * 1024;

    /** In which the container unmasks what becomes characters, and of one piece of a binary message. */
    static final int PIECE_BYTES = 1024;

    @Override
    public void customize(TomcatWebServerFactory server) {
        server.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.txBufSize", String.valueOf(SEND_BYTES));
            connector.setProperty("socket.appReadBufSize", String.valueOf(PASSING_BYTES));
            connector.setProperty("socket.appWriteBufSize", String.valueOf(PASSING_BYTES));
        });
        server.addContextCustomizers(context -> {
            context.addParameter("org.apache.tomcat.websocket.textBufferSize", String.valueOf(PIECE_CHARACTERS));
            context.addParameter("org.apache.tomcat.websocket.binaryBufferSize", String.valueOf(PIECE_BYTES));
        });
    }
}
