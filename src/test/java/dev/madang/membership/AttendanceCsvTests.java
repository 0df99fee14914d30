package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttendanceCsvTests {

    private static final Instant JOINED = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void quotesWhatWouldBreakALine() {
        assertThat(line("a \"b\",\r\nc")).contains("\"a \"\"b\"\",\r\nc\"");
    }

    @Test
    void takesTheForceFromFormulas() {
        assertThat(line("=HYPERLINK(\"x\")")).contains("\"'=HYPERLINK(\"\"x\"\")\"");
        for (String start : List.of("+", "-", "@", "＝", "＋", "－", "＠")) {
            assertThat(line(start + "1")).contains("\"'" + start + "1\"");
        }
    }

    /** With a decimal comma, spreadsheets part cells by semicolons; and what is not seen is passed over. */
    @Test
    void takesTheForceFromFormulasThatBeginLater() {
        assertThat(line("x;=1+1;-2")).contains("\"x;'=1+1;'-2\"");
        assertThat(line("x; \"@y")).contains("\"x;' \"\"@y\"");
        for (String unseen : List.of("\u00a0", "\u200b", "\ufeff", "\u3000")) {
            assertThat(line(unseen + "=1")).contains("\"'" + unseen + "=1\"");
        }
        assertThat(line("a-b; c=d @home")).contains("\"a-b; c=d @home\"");
    }

    @Test
    void leavesCellsEmptyThatAreNotKnownYet() {
        assertThat(line("Bob")).endsWith("\"2026-11-20T09:00:00Z\",,,,\"7\",\r\n");
    }

    private static String line(String name) {
        return AttendanceCsv.of(
                List.of(new MembershipView("p1", null, name, Role.PARTICIPANT, JOINED, null, null, null, 7)));
    }
}
