package dev.madang.transport;

import org.springframework.web.socket.TextMessage;

/** What is sent to learn whether anybody still reads. */
public final class SignOfLife {

    /** Goes out by itself: readers take it for the end of what came before it, or for nothing. */
    public static final TextMessage LINE_END = new TextMessage("\n");

    private SignOfLife() {}
}
