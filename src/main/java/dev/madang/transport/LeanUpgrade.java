package dev.madang.transport;

import jakarta.servlet.http.WebConnection;
import jakarta.websocket.Extension;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.apache.tomcat.websocket.Transformation;
import org.apache.tomcat.websocket.server.WsHandshakeRequest;
import org.apache.tomcat.websocket.server.WsHttpUpgradeHandler;
import org.apache.tomcat.websocket.server.WsServerContainer;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that tells its session which socket it has, and lets go of the request that opened it. The container
 * leaves the buffers of the request with the socket as a place to read to, though nothing reads to them after the
 * handshake: about 100 kB for as long as the socket lives.
 *
 * <p>Public, with a constructor, because the container makes it ({@code HttpServletRequest.upgrade}).
 */
public final class LeanUpgrade extends WsHttpUpgradeHandler {

    private static final String SOCKET = LeanUpgrade.class.getName();

    private @Nullable SocketWrapperBase<?> socket;
    private @Nullable ServerEndpointConfig config;

    /** The socket of a session that was opened by this; for whole messages only, since the container writes to it too. */
    static SocketWrapperBase<?> socketOf(Session session) {
        if (session.getUserProperties().get(SOCKET) instanceof SocketWrapperBase<?> socket) {
            return socket;
        }
        throw new IllegalStateException("a session of another container");
    }

    @Override
    public void preInit(
            ServerEndpointConfig endpoint,
            WsServerContainer container,
            WsHandshakeRequest request,
            List<Extension> extensions,
            @Nullable String subProtocol,
            Transformation transformation,
            Map<String, String> pathParameters,
            boolean secure) {
        super.preInit(endpoint, container, request, extensions, subProtocol, transformation, pathParameters, secure);
        config = endpoint;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> opened) {
        super.setSocketWrapper(opened);
        opened.setAppReadBufHandler(null);
        socket = opened;
    }

    /** The session takes its properties from the configuration, which is of this handshake alone. */
    @Override
    public void init(WebConnection connection) {
        if (config != null && socket != null) {
            config.getUserProperties().put(SOCKET, socket);
        }
        super.init(connection);
    }
}
