package dev.madang.transport;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a connection comes from, and whether it has told who it is. Thread-safe. */
public final class Introduction {

    private static final String ATTRIBUTE = Introduction.class.getName();

    private enum State {
        STRANGER,
        KNOWN,
        GONE
    }

    private final String source;
    private final Introductions all;
    private State state = State.STRANGER;

    Introduction(String source, Introductions all) {
        this.source = source;
        this.all = all;
    }

    /** The introduction of the session with these attributes. */
    public static @Nullable Introduction of(Map<String, Object> attributes) {
        return (Introduction) attributes.get(ATTRIBUTE);
    }

    void attach(Map<String, Object> attributes) {
        attributes.put(ATTRIBUTE, this);
    }

    /** One source as limits count it: an IPv4 address, or the /64 of an IPv6 address. */
    public String source() {
        return source;
    }

    /** It has told who it is, and was believed. Idempotent. */
    public synchronized void made() {
        if (state == State.STRANGER) {
            state = State.KNOWN;
            all.known(source);
        }
    }

    synchronized boolean isMade() {
        return state == State.KNOWN;
    }

    /** Its time to introduce itself is over. */
    synchronized void expire() {
        if (state == State.STRANGER) {
            gone();
        }
    }

    /** The connection is no more. Idempotent. */
    synchronized void gone() {
        if (state == State.STRANGER) {
            all.strangerGone(source);
        } else if (state == State.KNOWN) {
            all.knownGone(source);
        }
        state = State.GONE;
    }
}
