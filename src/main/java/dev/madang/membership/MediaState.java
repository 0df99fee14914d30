package dev.madang.membership;

/** What a participant says it sends. It is what the others are shown, not what the media does. */
public record MediaState(boolean mic, boolean camera, boolean screen) {}
