package dev.madang.lab;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A connection on which anything may be written, also what no client of HTTP or WebSocket would. */
public final class RawSocket implements Closeable {

    private static final String ADDRESS = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout((int) PATIENCE.toMillis());
    }

    /** The first line and the headers of an answer; their names in lower case. */
    public record Head(int status, Map<String, String> headers) {

        /** Empty if there is none. */
        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(), "");
        }
    }

    public static RawSocket to(TestServer server) throws IOException {
        return to(server, ADDRESS);
    }

    /** @param from another loopback address, which makes another client of it */
    public static RawSocket to(TestServer server, String from) throws IOException {
        return new RawSocket(
                new Socket(InetAddress.getByName(ADDRESS), server.uri().getPort(), InetAddress.getByName(from), 0));
    }

    /** Asks for a WebSocket; whether one is opened tells the answer. */
    public Head upgrade(String path, String... headers) throws IOException {
        request(
                "GET",
                path,
                with(
                        headers,
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        return readHead();
    }

    public void request(String method, String path, String... headers) throws IOException {
        StringBuilder head =
                new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost:" + socket.getPort());
        List.of(headers).forEach(header -> head.append("\r\n").append(header));
        write(head.append("\r\n\r\n").toString().getBytes(ISO_8859_1));
    }

    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    public Head readHead() throws IOException {
        String head = "";
        InputStream in = socket.getInputStream();
        while (!head.endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + head);
            }
            head += (char) next;
        }
        Map<String, String> headers = new TreeMap<>();
        head.lines().skip(1).filter(line -> line.contains(":")).forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(),
                    line.substring(colon + 1).strip());
        });
        return new Head(Integer.parseInt(head.split(" ")[1]), headers);
    }

    /** The payload of the next text or close frame; short ones only, as servers greet with. */
    public String readFrame() throws IOException {
        InputStream in = socket.getInputStream();
        if (in.read() < 0) {
            throw new IOException("closed");
        }
        int length = in.read();
        if (length == 126) {
            length = in.read() << 8 | in.read();
        }
        return new String(in.readNBytes(length), ISO_8859_1);
    }

    /** Passes over what the server says until it says that it closes, or does so without a word. */
    public void awaitClose() throws IOException {
        InputStream in = socket.getInputStream();
        try {
            for (int first = in.read(); first >= 0 && (first & 0x0F) != 8; first = in.read()) {
                int length = in.read();
                in.skipNBytes(length == 126 ? in.read() << 8 | in.read() : length);
            }
        } catch (SocketTimeoutException open) {
            throw new AssertionError("The server does not close", open);
        } catch (IOException reset) {
            // With more under way to it than it wanted to read.
        }
    }

    /** Everything until the server closes; resetting counts as closing. */
    public byte[] readToEnd() throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketTimeoutException open) {
            throw new AssertionError("The server does not close; so far: " + read.toString(ISO_8859_1), open);
        } catch (IOException reset) {
            // With more under way to it than it wanted to read.
        }
        return read.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static String[] with(String[] headers, String... more) {
        String[] all = List.of(more).toArray(new String[more.length + headers.length]);
        System.arraycopy(headers, 0, all, more.length, headers.length);
        return all;
    }
}
