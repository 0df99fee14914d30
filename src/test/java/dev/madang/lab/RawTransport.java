package dev.madang.lab;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/** Carries text to and from the server, unchecked, so that an attacker's frame can be sent as easily as a good one. */
public interface RawTransport extends AutoCloseable {

    /** A message of this size still fits the server's text buffer, escaped by SockJS or not. */
    int PIECE = 8192;

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
}
