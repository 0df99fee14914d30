package dev.madang.lab;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;

/** A plain WebSocket at {@code /ws/websocket}. */
public final class WebSocketTransport implements RawTransport, WebSocket.Listener {

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<WebSocket> last;

    WebSocketTransport(HttpClient http, URI server) {
        URI uri = URI.create("ws" + server.toString().substring("http".length()) + "/ws/websocket");
        last = http.newWebSocketBuilder().buildAsync(uri, this);
        last.join();
    }

    @Override
    public synchronized void send(String text) {
        RawTransport.pieces(text).forEach(this::sendWhole);
    }

    /** Text as one message, however long. */
    public synchronized void sendWhole(String text) {
        last = last.thenCompose(socket -> socket.sendText(text, true));
        last.exceptionally(this::fail);
    }

    /** Bytes as they are, also such as are not UTF-8. */
    public synchronized void sendBytes(byte[] bytes) {
        last = last.thenCompose(socket -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    private WebSocket fail(Throwable reason) {
        closed.complete("sending failed: " + reason);
        return null;
    }

    @Override
    public BlockingQueue<String> messages() {
        return messages;
    }

    @Override
    public CompletableFuture<String> closed() {
        return closed;
    }

    @Override
    public synchronized void abort() {
        last.thenAccept(WebSocket::abort);
    }

    @Override
    public synchronized void close() {
        last.thenAccept(socket -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean whole) {
        partial.append(data);
        if (whole) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        closed.complete(status + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.complete(error.toString());
    }
}
