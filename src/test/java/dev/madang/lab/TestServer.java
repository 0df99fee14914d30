package dev.madang.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server as a client sees it: its address and its REST interface. */
public record TestServer(URI uri) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public static TestServer at(int port) {
        return at("localhost", port);
    }

    static TestServer at(String host, int port) {
        return new TestServer(URI.create("http://" + host + ":" + port));
    }

    /** One that speaks HTTPS, and has this certificate. */
    public static TestServer trusted(String host, int port, Path certificate) {
        TestServer server = new TestServer(URI.create("https://" + host + ":" + port));
        Clients.trust(server.uri, certificate);
        return server;
    }

    public TestUser register(String displayName) {
        JsonNode user = created(call("POST", "/api/users", null, Map.of("displayName", displayName)));
        return new TestUser(this, user.get("id").asString(), user.get("token").asString(), displayName);
    }

    TestRoom createRoom(TestUser host, Map<String, ?> settings) {
        var body = new LinkedHashMap<String, Object>(Map.of("name", "Weekly"));
        body.putAll(settings);
        JsonNode room = created(call("POST", "/api/rooms", host.token(), body));
        return new TestRoom(
                host, room.get("code").asString(), room.get("hostLink").asString());
    }

    /** Any REST call; token and body may be null. */
    public HttpResponse<String> call(String method, String path, String token, Object body) {
        var request = HttpRequest.newBuilder(uri.resolve(path)).header("Accept", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        }
        try {
            return Clients.requests(uri).send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    private static JsonNode created(HttpResponse<String> answer) {
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
