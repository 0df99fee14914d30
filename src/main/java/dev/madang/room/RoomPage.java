package dev.madang.room;

import java.util.List;

/** A page of the list; {@code total} counts the rooms of all pages. */
record RoomPage(List<RoomView> rooms, int page, int size, long total) {}
