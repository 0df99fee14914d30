package dev.madang.transport;

import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;

/**
 * A WebSocket that lets go of the request which opened it. The container leaves the request's buffers with the socket as
 * a place to read to, though nothing reads to them after the handshake: about 100 kB for as long as the socket lives.
 *
 * <p>Public, with a constructor, because the container makes it ({@code HttpServletRequest.upgrade}).
 */
public final class LeanUpgrade extends WsHttpUpgradeHandler {

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> socket) {
        super.setSocketWrapper(socket);
        socket.setAppReadBufHandler(null);
    }
}
