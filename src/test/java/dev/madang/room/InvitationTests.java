package dev.madang.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvitationTests {

    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant END = Instant.parse("2026-11-20T10:30:00Z");
    private static final URI LINK = URI.create("https://meet.example.org/r/k3x9-7mwp-q2vdx");

    @Test
    void isACalendarEntry() {
        assertThat(of("Weekly", END)).isEqualTo("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Madang//Madang//EN
                CALSCALE:GREGORIAN
                METHOD:PUBLISH
                BEGIN:VEVENT
                UID:k3x9-7mwp-q2vdx@meet.example.org
                DTSTAMP:20261119T080000Z
                SEQUENCE:3
                DTSTART:20261120T090000Z
                DTEND:20261120T103000Z
                SUMMARY:Weekly
                DESCRIPTION:https://meet.example.org/r/k3x9-7mwp-q2vdx
                LOCATION:https://meet.example.org/r/k3x9-7mwp-q2vdx
                URL:https://meet.example.org/r/k3x9-7mwp-q2vdx
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"));
    }

    @Test
    void hasNoEndWhereNoneIsPlanned() {
        assertThat(of("Weekly", null)).doesNotContain("DTEND").contains("DTSTART:20261120T090000Z");
    }

    @Test
    void escapesWhatHasAMeaning() {
        assertThat(of("a;b,c\\d:\"e\"", END)).contains("SUMMARY:a\\;b\\,c\\\\d:\"e\"\r\n");
    }

    @Test
    void foldsLongLinesBetweenCharacters() {
        String name = "한국어 😀 ".repeat(11).strip();
        String text = of(name, END);
        for (String line : text.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
        }
        assertThat(text).doesNotContain("\uFFFD").endsWith("\r\n");
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + name + "\r\n");
    }

    @Test
    void fillsALineAndNoMore() {
        StringBuilder text = new StringBuilder();
        Invitation.fold("x".repeat(75), text);
        Invitation.fold("y".repeat(76), text);
        assertThat(text.toString()).isEqualTo("x".repeat(75) + "\r\n" + "y".repeat(75) + "\r\n y\r\n");
    }

    private static String of(String name, @Nullable Instant end) {
        RoomDetails room = new RoomDetails(
                new RoomCode("k3x9-7mwp-q2vdx"),
                name,
                RoomVisibility.PUBLIC,
                8,
                true,
                false,
                RoomEntry.OPEN,
                Rights.ALL,
                RoomState.OPEN,
                START,
                START,
                end,
                3);
        return Invitation.of(room, START, LINK, Instant.parse("2026-11-19T08:00:00Z"));
    }
}
