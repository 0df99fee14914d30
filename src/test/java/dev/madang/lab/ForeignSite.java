package dev.madang.lab;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody else's pages, on another host than {@code localhost}. */
public final class ForeignSite implements AutoCloseable {

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final HttpServer server;

    private ForeignSite(HttpServer server) {
        this.server = server;
        server.createContext("/", exchange -> {
            byte[] page =
                    pages.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(page.length == 0 ? 204 : 200, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    public static ForeignSite start() {
        try {
            return new ForeignSite(HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Shows this page from now on. */
    public void put(String path, String page) {
        pages.put(path, page);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
