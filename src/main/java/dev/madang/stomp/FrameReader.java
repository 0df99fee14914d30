package dev.madang.stomp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Finds the frames in what one client sends: a message may hold a piece of one, or several. A frame ends at the first
 * U+0000: a body that holds one is no text, whatever {@code content-length} says. For one thread at a time.
 */
public final class FrameReader {

    private static final char END = '\0';
    private static final int MAX_HEADERS = 64;
    /** With the command. What a client needs is a few hundred. */
    private static final int MAX_HEAD_CHARACTERS = 8 * 1024;

    private final IntSupplier maxBytes;
    private final int maxPieces;
    /** What has come of a frame; empty between frames. */
    private final StringBuilder begun = new StringBuilder(0);

    private int pieces;

    /**
     * @param maxBytes of a frame at this moment, in UTF-8. An unfinished one is kept as so many characters, each of which
     *     is at least one of these bytes, and at most two of the heap
     * @param maxPieces in which a frame may come, before the one that ends it
     */
    public FrameReader(IntSupplier maxBytes, int maxPieces) {
        this.maxBytes = maxBytes;
        this.maxPieces = maxPieces;
    }

    /**
     * Hands on what is complete, in order.
     *
     * @throws MalformedFrameException when this is no frame; the frames before it are handed on
     */
    public void read(String text, Consumer<Frame> frames) {
        int from = 0;
        if (!begun.isEmpty()) {
            int end = text.indexOf(END);
            if (end < 0) {
                keep(text);
                return;
            }
            begun.append(text, 0, end);
            String whole = begun.toString();
            begun.setLength(0);
            begun.trimToSize();
            pieces = 0;
            frames.accept(frame(whole, 0, whole.length()));
            from = end + 1;
        }
        int next = skipLineEnds(text, from);
        if (next == text.length() && from == 0) {
            frames.accept(Frame.BEAT);
        }
        while (next < text.length()) {
            int end = text.indexOf(END, next);
            if (end < 0) {
                keep(text.substring(next));
                return;
            }
            frames.accept(frame(text, next, end));
            next = skipLineEnds(text, end + 1);
        }
    }

    private void keep(String piece) {
        if (begun.length() + piece.length() > maxBytes.getAsInt() || ++pieces > maxPieces) {
            throw MalformedFrameException.tooLarge("a frame of too many bytes or pieces");
        }
        begun.append(piece);
    }

    private static int skipLineEnds(String text, int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == '\n' || text.startsWith("\r\n", i))) {
            i++;
        }
        return i;
    }

    private Frame frame(String text, int from, int end) {
        int most = maxBytes.getAsInt();
        int bytes = end - from > most ? Integer.MAX_VALUE : Utf8.length(text, from, end);
        if (bytes > most) {
            throw MalformedFrameException.tooLarge("a frame of too many bytes");
        }
        if (bytes < 0) {
            throw MalformedFrameException.because("half of a surrogate pair");
        }
        int lineEnd = lineEnd(text, from, end);
        Command command = command(line(text, from, lineEnd));
        List<String> headers = new ArrayList<>();
        int next = lineEnd + 1;
        while (true) {
            lineEnd = lineEnd(text, next, end);
            String line = line(text, next, lineEnd);
            next = lineEnd + 1;
            if (next - from > MAX_HEAD_CHARACTERS) {
                throw MalformedFrameException.tooLarge("headers of too many characters");
            }
            if (line.isEmpty()) {
                break;
            }
            add(headers, line, command);
        }
        if (next < end && command != Command.SEND) {
            throw MalformedFrameException.because("a body where none may be");
        }
        return new Frame(command, headers, text.substring(next, end), bytes - Utf8.length(text, from, next));
    }

    private static int lineEnd(String text, int from, int end) {
        int found = text.indexOf('\n', from);
        if (found < 0 || found >= end) {
            throw MalformedFrameException.because("a frame without the empty line before its body");
        }
        return found;
    }

    private static String line(String text, int from, int lineEnd) {
        boolean withReturn = lineEnd > from && text.charAt(lineEnd - 1) == '\r';
        return text.substring(from, withReturn ? lineEnd - 1 : lineEnd);
    }

    private static Command command(String word) {
        return switch (word) {
            case "SEND" -> Command.SEND;
            case "CONNECT" -> Command.CONNECT;
            case "STOMP" -> Command.STOMP;
            case "SUBSCRIBE" -> Command.SUBSCRIBE;
            case "UNSUBSCRIBE" -> Command.UNSUBSCRIBE;
            case "DISCONNECT" -> Command.DISCONNECT;
            case "ACK" -> Command.ACK;
            case "NACK" -> Command.NACK;
            case "BEGIN" -> Command.BEGIN;
            case "COMMIT" -> Command.COMMIT;
            case "ABORT" -> Command.ABORT;
            default -> throw MalformedFrameException.because("a command that is none");
        };
    }

    /** CONNECT alone has no escapes (STOMP 1.2, "Value Encoding"). */
    private static void add(List<String> headers, String line, Command command) {
        int colon = line.indexOf(':');
        if (colon <= 0 || headers.size() >= 2 * MAX_HEADERS) {
            throw MalformedFrameException.because("a header without a name, or one too many");
        }
        String name = line.substring(0, colon);
        String value = line.substring(colon + 1);
        boolean escaped = command != Command.CONNECT;
        headers.add(escaped ? Escapes.decode(name) : name);
        headers.add(escaped ? Escapes.decode(value) : value);
    }
}
