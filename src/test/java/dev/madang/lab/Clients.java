package dev.madang.lab;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The HTTP clients of the tests. A server behind TLS has its own, which trust its certificate and no other. */
final class Clients {

    private static final Clients PLAIN = new Clients(HttpClient.newBuilder(), HttpClient.newBuilder());
    private static final Map<String, Clients> TRUSTING = new ConcurrentHashMap<>();

    private final HttpClient requests;
    /** Of their own: on a connection that has served requests, the server may say that it will close. */
    private final HttpClient sockets;

    private Clients(HttpClient.Builder requests, HttpClient.Builder sockets) {
        this.requests = requests.version(Version.HTTP_1_1).build();
        this.sockets = sockets.version(Version.HTTP_1_1).build();
    }

    /** From now on, whoever calls this server expects this certificate. */
    static void trust(URI server, Path pem) {
        TRUSTING.put(
                server.getAuthority(),
                new Clients(
                        HttpClient.newBuilder().sslContext(Trust.in(pem)),
                        HttpClient.newBuilder().sslContext(Trust.in(pem))));
    }

    static HttpClient requests(URI server) {
        return of(server).requests;
    }

    static HttpClient sockets(URI server) {
        return of(server).sockets;
    }

    private static Clients of(URI server) {
        return TRUSTING.getOrDefault(server.getAuthority(), PLAIN);
    }
}
