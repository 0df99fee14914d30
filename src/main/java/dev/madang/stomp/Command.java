package dev.madang.stomp;

/** What a client may send (STOMP 1.2, "Client Frames"). */
public enum Command {
    CONNECT,
    STOMP,
    SEND,
    SUBSCRIBE,
    UNSUBSCRIBE,
    DISCONNECT,
    ACK,
    NACK,
    BEGIN,
    COMMIT,
    ABORT,
    /** No frame: line ends alone, a heart-beat. */
    BEAT
}
