package dev.madang;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests written byte by byte, as an attacker would: nothing of the path or the headers is put right on the
 * way. Another loopback address makes another client of it.
 */
public final class Http {

    private static final Pattern HEAD =
            Pattern.compile("\r\nContent-Length: (\\d+)\r\n(.+\r\n)*\r\n$", Pattern.CASE_INSENSITIVE);

    private final int port;
    private final String from;
    private final List<String> headers;

    private Http(int port, String from, List<String> headers) {
        this.port = port;
        this.from = from;
        this.headers = headers;
    }

    public static Http at(int port) {
        return new Http(port, "127.0.0.1", List.of());
    }

    public Http from(String loopbackAddress) {
        return new Http(port, loopbackAddress, headers);
    }

    public Http with(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        return new Http(port, from, more);
    }

    public Http as(String token) {
        return with("Authorization: Bearer " + token);
    }

    public Answer get(String path) {
        return send("GET", path, "", List.of());
    }

    public Answer delete(String path) {
        return send("DELETE", path, "", List.of());
    }

    public Answer post(String path, String json) {
        return json("POST", path, json);
    }

    public Answer patch(String path, String json) {
        return json("PATCH", path, json);
    }

    public Answer json(String method, String path, String json) {
        return send(method, path, json, List.of("Content-Type: application/json"));
    }

    public Answer form(String path, String fields) {
        return send("POST", path, fields, List.of("Content-Type: application/x-www-form-urlencoded"));
    }

    public Answer send(String method, String path, String body, List<String> more) {
        List<String> all = new ArrayList<>(more);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            all.add("Content-Length: " + bytes.length);
        }
        return raw(method, path, bytes, all);
    }

    public Answer raw(String method, String path, byte[] body, List<String> more) {
        StringBuilder head = new StringBuilder(method + ' ' + path + " HTTP/1.1\r\nConnection: close\r\n");
        if (headers.stream().noneMatch(header -> header.startsWith("Host:"))) {
            head.append("Host: localhost:").append(port).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        more.forEach(header -> head.append(header).append("\r\n"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.toByteArray());
            return Answer.parse(answer(new BufferedInputStream(socket.getInputStream())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As far as it says itself, for a server that waits for a body keeps the connection. */
    private static byte[] answer(InputStream stream) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        int end = Integer.MAX_VALUE;
        for (int next = stream.read(); next >= 0; next = stream.read()) {
            answer.write(next);
            if (end == Integer.MAX_VALUE && next == '\n') {
                Matcher head = HEAD.matcher(answer.toString(StandardCharsets.ISO_8859_1));
                end = head.find() ? answer.size() + Integer.parseInt(head.group(1)) : end;
            }
            if (answer.size() == end) {
                break;
            }
        }
        return answer.toByteArray();
    }

    /** A new user's token. */
    public String register(String displayName) {
        return post("/api/users", "{\"displayName\":\"" + displayName + "\"}").text("token");
    }

    public record Answer(int status, List<String> headers, String body) {

        private static final JsonMapper JSON = new JsonMapper();

        private static Answer parse(byte[] bytes) {
            String all = new String(bytes, StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            List<String> lines = all.substring(0, end).lines().toList();
            String body = all.substring(end + 4);
            List<String> headers = lines.subList(1, lines.size());
            boolean chunked = headers.stream().anyMatch(line -> line.equalsIgnoreCase("Transfer-Encoding: chunked"));
            return new Answer(
                    Integer.parseInt(lines.get(0).split(" ")[1]), headers, chunked ? withoutChunks(body) : body);
        }

        private static String withoutChunks(String body) {
            return body.replaceAll("(^|\r\n)[0-9a-f]+\r\n(\r\n$)?", "");
        }

        /** Empty if there is none. */
        public String header(String name) {
            return headers.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** A field of the body that must be there. */
        public String text(String field) {
            return json().required(field).asString();
        }

        /** Such as {@code 404 room-unknown}, after checking that the body is a problem in every respect. */
        public String problem() {
            JsonNode problem = json();
            if (!"application/problem+json".equals(header("Content-Type"))
                    || problem.required("status").asInt() != status
                    || problem.required("detail").asString().isBlank()
                    || body.contains("Exception")
                    || body.contains("dev.madang")) {
                throw new AssertionError("not a proper problem: " + this);
            }
            return status + " " + problem.required("code").asString();
        }
    }
}
