package dev.madang.load;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How STOMP frames travel: as they are in a WebSocket, or in the frames of SockJS inside one. */
enum Wrapping {
    WEBSOCKET("", "") {
        @Override
        String path(int number) {
            return "/ws/websocket";
        }

        @Override
        byte[] encode(String text) {
            return text.getBytes(UTF_8);
        }
    },
    SOCKJS("[\"", "\"]") {
        @Override
        String path(int number) {
            return "/ws/%03d/load%012x%08x/websocket".formatted(number % 1000, System.nanoTime(), number);
        }

        @Override
        byte[] encode(String text) {
            return text.replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                    .replace("\n", "\\n")
                    .replace("\0", "\\u0000")
                    .getBytes(UTF_8);
        }
    };

    final byte[] opening;
    final byte[] closing;

    Wrapping(String opening, String closing) {
        this.opening = opening.getBytes(UTF_8);
        this.closing = closing.getBytes(UTF_8);
    }

    /** Of a new connection. */
    abstract String path(int number);

    /** Part of a STOMP frame as it stands in a message; parts may be joined afterwards. */
    abstract byte[] encode(String text);
}
