package dev.madang.poll;

import dev.madang.room.RoomCode;

/** A poll was asked, voted on or closed; published while nothing else can happen to it. Listeners must not block. */
public record PollChanged(RoomCode room, PollView poll) {}
