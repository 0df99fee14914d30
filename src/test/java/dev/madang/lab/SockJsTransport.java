package dev.madang.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * SockJS over HTTP. A stream ends after a while and a poll after one frame; both are asked for again until the close
 * frame, so one loop serves both.
 */
public final class SockJsTransport implements RawTransport {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MESSAGES_PER_POST = 8;

    private final HttpClient http;
    private final URI session;
    private final String receive;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> outgoing = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final Thread receiver = Daemons.thread("sockjs-receive", this::receive);
    private final Thread sender = Daemons.thread("sockjs-send", this::deliver);

    SockJsTransport(HttpClient http, URI server, String receive) {
        this.http = http;
        this.receive = receive;
        session = server.resolve("/ws/000/" + UUID.randomUUID() + "/");
        receiver.start();
        opened.orTimeout(10, TimeUnit.SECONDS).join();
        sender.start();
        closed.thenRun(sender::interrupt);
    }

    /** Of this session on the server, such as {@code /ws/000/{id}/}. Whoever knows it may speak for the client. */
    public String path() {
        return session.getPath();
    }

    @Override
    public void send(String text) {
        outgoing.addAll(RawTransport.pieces(text));
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
    public void abort() {
        closed.complete("aborted");
        receiver.interrupt();
    }

    /** SockJS has no goodbye over HTTP: who does not come back is gone. */
    @Override
    public void close() {
        abort();
    }

    private void receive() {
        try {
            while (!closed.isDone()) {
                var answer = http.send(post(receive, BodyPublishers.noBody()), BodyHandlers.ofInputStream());
                if (answer.statusCode() != 200) {
                    closed.complete("HTTP " + answer.statusCode());
                }
                try (var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
                    for (String line = lines.readLine(); line != null && !closed.isDone(); line = lines.readLine()) {
                        take(line);
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            closed.complete(e.toString());
        }
    }

    private void take(String line) {
        if (line.equals("o")) {
            opened.complete(null);
        } else if (line.startsWith("a")) {
            messages.addAll(List.of(JSON.readValue(line.substring(1), String[].class)));
        } else if (line.startsWith("c")) {
            closed.complete(line.substring(1));
        }
    }

    private void deliver() {
        try {
            while (!closed.isDone()) {
                var batch = new ArrayList<String>();
                batch.add(outgoing.take());
                outgoing.drainTo(batch, MESSAGES_PER_POST - 1);
                http.send(
                        post("xhr_send", BodyPublishers.ofString(JSON.writeValueAsString(batch))),
                        BodyHandlers.discarding());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            closed.complete(e.toString());
        }
    }

    private HttpRequest post(String path, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(session.resolve(path))
                .header("Content-Type", "text/plain;charset=UTF-8")
                .POST(body)
                .build();
    }
}
