package dev.madang.transport;

import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Bounds what the system buffers towards one reader. Left alone it takes 4 MB, and a reader that has stopped is noticed
 * only when that is full.
 */
@Component
class SocketBuffers implements WebServerFactoryCustomizer<TomcatWebServerFactory> {

    private static final int SEND_BYTES = 256 * 1024;

    @Override
    public void customize(TomcatWebServerFactory server) {
        server.addConnectorCustomizers(
                connector -> connector.setProperty("socket.txBufSize", String.valueOf(SEND_BYTES)));
    }
}
