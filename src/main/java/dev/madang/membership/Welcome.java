package dev.madang.membership;

/** Tells a participant that it is seated. Called while nothing else can happen in the room; must not block. */
@FunctionalInterface
public interface Welcome {

    /** Returns whether signals to this participant were lost while it was away. */
    boolean seated(Seating seating);
}
