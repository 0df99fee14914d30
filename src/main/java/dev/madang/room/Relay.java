package dev.madang.room;

/** Whether there is a TURN server, told by the ICE module; rooms must not know which. */
public interface Relay {

    boolean isAvailable();
}
