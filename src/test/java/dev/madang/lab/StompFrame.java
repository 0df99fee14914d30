package dev.madang.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One STOMP 1.2 frame. {@link #decode} reads what a server wrote; a frame that nobody should write is sent as raw text. */
public record StompFrame(String command, Map<String, String> headers, String body) {

    public static StompFrame of(String command, String... headers) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return new StompFrame(command, map, "");
    }

    public StompFrame with(String name, String value) {
        var map = new LinkedHashMap<>(headers);
        map.put(name, value);
        return new StompFrame(command, map, body);
    }

    public StompFrame withBody(String text) {
        return new StompFrame(command, headers, text);
    }

    /** A header that must be there. */
    public String header(String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new AssertionError("No header " + name + " in " + this);
        }
        return value;
    }

    public boolean is(String wanted) {
        return command.equals(wanted);
    }

    /** Adds {@code content-length} where a body has none, so that only tests that want it send a body cut at a NUL. */
    public String encode() {
        var text = new StringBuilder(command).append('\n');
        headers.forEach((name, value) ->
                text.append(escape(name)).append(':').append(escape(value)).append('\n'));
        if (!body.isEmpty() && !headers.containsKey("content-length")) {
            text.append("content-length:").append(body.getBytes(UTF_8).length).append('\n');
        }
        return text.append('\n').append(body).append('\0').toString();
    }

    /** All frames of one message; the line ends between them are heart-beats. */
    public static List<StompFrame> decode(String message) {
        byte[] bytes = message.getBytes(UTF_8);
        var frames = new ArrayList<StompFrame>();
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                at++;
            } else {
                int head = endOfHead(bytes, at);
                String[] lines = new String(bytes, at, head - at, UTF_8).split("\r?\n");
                Map<String, String> headers = headers(lines);
                int end = endOfBody(bytes, head, headers.get("content-length"));
                frames.add(new StompFrame(lines[0], headers, new String(Arrays.copyOfRange(bytes, head, end), UTF_8)));
                at = end + 1;
            }
        }
        return frames;
    }

    private static int endOfHead(byte[] bytes, int from) {
        for (int i = from + 1; i < bytes.length; i++) {
            if (bytes[i] == '\n' && (bytes[i - 1] == '\n' || bytes[i - 1] == '\r' && bytes[i - 2] == '\n')) {
                return i + 1;
            }
        }
        throw new AssertionError("Not a frame: " + new String(bytes, from, bytes.length - from, UTF_8));
    }

    private static int endOfBody(byte[] bytes, int from, String length) {
        int end = from;
        if (length != null) {
            end = from + Integer.parseInt(length);
        } else {
            while (bytes[end] != 0) {
                end++;
            }
        }
        return end;
    }

    /** Of a repeated header the first counts. */
    private static Map<String, String> headers(String[] lines) {
        var headers = new LinkedHashMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.putIfAbsent(unescape(lines[i].substring(0, colon)), unescape(lines[i].substring(colon + 1)));
        }
        return headers;
    }

    private String escape(String text) {
        return command.equals("CONNECT")
                ? text
                : text.replace("\\", "\\\\")
                        .replace("\r", "\\r")
                        .replace("\n", "\\n")
                        .replace(":", "\\c");
    }

    private static String unescape(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c == '\\' && i + 1 < text.length() ? unescaped(text.charAt(++i)) : c);
        }
        return plain.toString();
    }

    private static char unescaped(char c) {
        return switch (c) {
            case 'r' -> '\r';
            case 'n' -> '\n';
            case 'c' -> ':';
            default -> c;
        };
    }
}
