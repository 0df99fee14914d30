package dev.madang.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/** Carries text to and from the server, unchecked, so that an attacker's frame can be sent as easily as a good one. */
public interface RawTransport extends AutoCloseable {

    /** Sends in order and does not wait. Text for a closed transport is dropped. */
    void send(String text);

    /** What the server sent, in order. */
    BlockingQueue<String> messages();

    /** Done when the server closed, or the connection broke; the value says how. */
    CompletableFuture<String> closed();

    /** Breaks the connection without a goodbye, as a lost network does. */
    void abort();

    @Override
    void close();

    /**
     * A frame cut into messages, each of which fits the server's text buffer, escaped by SockJS or not. No pair of
     * surrogates is cut: half a character is not text.
     */
    static List<String> pieces(String text) {
        int size = 8192;
        var pieces = new ArrayList<String>();
        int from = 0;
        while (text.length() - from > size) {
            int to = from + size - (Character.isHighSurrogate(text.charAt(from + size - 1)) ? 1 : 0);
            pieces.add(text.substring(from, to));
            from = to;
        }
        pieces.add(text.substring(from));
        return pieces;
    }
}
