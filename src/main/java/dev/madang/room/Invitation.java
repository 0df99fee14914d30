package dev.madang.room;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A planned room as a calendar takes it, RFC 5545. It holds the link and nothing that is a secret. The same room keeps its
 * UID, and a changed one has a higher SEQUENCE, so that a calendar replaces the older entry.
 */
final class Invitation {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** Of a line, without its end; section 3.1. */
    private static final int OCTETS = 75;

    private Invitation() {}

    static String of(RoomDetails room, Instant startsAt, URI link, Instant now) {
        List<String> lines = new ArrayList<>(List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Madang//Madang//EN",
                "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH",
                "BEGIN:VEVENT",
                "UID:" + room.code() + '@' + link.getHost(),
                "DTSTAMP:" + TIME.format(now),
                "SEQUENCE:" + room.version(),
                "DTSTART:" + TIME.format(startsAt)));
        Instant endsAt = room.endsAt();
        if (endsAt != null) {
            lines.add("DTEND:" + TIME.format(endsAt));
        }
        lines.addAll(List.of(
                "SUMMARY:" + escaped(room.name()),
                "DESCRIPTION:" + escaped(link.toString()),
                "LOCATION:" + escaped(link.toString()),
                "URL:" + link,
                "END:VEVENT",
                "END:VCALENDAR"));
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> fold(line, text));
        return text.toString();
    }

    /** When the meeting begins as far as it is planned: one without a beginning is under way. */
    static @Nullable Instant startOf(RoomDetails room) {
        return room.startsAt() == null && room.endsAt() != null ? room.createdAt() : room.startsAt();
    }

    /** Section 3.3.11; the name of a room has no line break. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n");
    }

    /** A line goes on behind a line end and a blank; no character is cut. */
    static void fold(String line, StringBuilder text) {
        int used = 0;
        for (int i = 0; i < line.length(); ) {
            String character = Character.toString(line.codePointAt(i));
            int octets = character.getBytes(StandardCharsets.UTF_8).length;
            if (used + octets > OCTETS) {
                text.append("\r\n ");
                used = 1;
            }
            text.append(character);
            used += octets;
            i += character.length();
        }
        text.append("\r\n");
    }
}
