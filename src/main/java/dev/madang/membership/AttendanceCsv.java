package dev.madang.membership;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Attendance as RFC 4180 CSV. What a spreadsheet would run as a formula is led by an apostrophe. */
final class AttendanceCsv {

    private static final String HEAD =
            "participant_id,display_name,role,joined_at,resumed_at,left_at,left_reason,talk_seconds,person\r\n";
    /**
     * Also behind what nobody sees, and behind a semicolon, which begins a cell where the comma is a decimal point.
     */
    private static final Pattern FORMULA =
            Pattern.compile("(^|;)(?=[\\s\\p{Z}\\p{Cf}\"]*[=+@＝＋－＠\\-])|^(?=[\\t\\r\\n])");

    private AttendanceCsv() {}

    static String of(List<MembershipView> memberships) {
        return memberships.stream().map(AttendanceCsv::line).collect(Collectors.joining("", HEAD, ""));
    }

    private static String line(MembershipView m) {
        LeaveReason reason = m.leftReason();
        return String.join(
                        ",",
                        cell(m.participantId()),
                        cell(m.displayName()),
                        cell(m.role().wire()),
                        cell(m.joinedAt()),
                        cell(m.resumedAt()),
                        cell(m.leftAt()),
                        cell(reason == null ? null : reason.wire()),
                        cell(m.talkSeconds()),
                        cell(m.person()))
                + "\r\n";
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = FORMULA.matcher(value.toString()).replaceAll("$1'");
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
