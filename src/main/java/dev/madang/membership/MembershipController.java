package dev.madang.membership;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.problem.Problems;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomService;
import dev.madang.user.AuthenticatedUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rooms/{code}")
@Tag(name = "memberships", description = "Who is in, and who was")
class MembershipController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    record Participants(List<Participant> participants) {}

    private static final int MAX_PAGE = 100_000;

    record Attendance(List<MembershipView> memberships, int page, int size) {}

    record Away(@Min(1) int incarnation) {}

    private final RoomService rooms;
    private final ParticipantRegistry registry;
    private final Departures departures;
    private final MembershipRepository memberships;
    private final TalkBoard talk;

    MembershipController(
            RoomService rooms,
            ParticipantRegistry registry,
            Departures departures,
            MembershipRepository memberships,
            TalkBoard talk) {
        this.rooms = rooms;
        this.registry = registry;
        this.departures = departures;
        this.memberships = memberships;
        this.talk = talk;
    }

    @GetMapping("/participants")
    @Operation(summary = "Who is in; for participants")
    @Problems({ProblemCode.TOKEN_INVALID, ProblemCode.FORBIDDEN, ProblemCode.ROOM_UNKNOWN})
    Participants participants(
            @PathVariable String code, @Parameter(hidden = true) @AuthenticationPrincipal AuthenticatedUser user) {
        RoomCode room = rooms.existing(code).code();
        if (!registry.isIn(room, user.id())) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        return new Participants(registry.participants(room));
    }

    @GetMapping(value = "/memberships", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Attendance, oldest first; for hosts", description = "As CSV for `Accept: text/csv`.")
    @Problems({ProblemCode.TOKEN_INVALID, ProblemCode.FORBIDDEN, ProblemCode.ROOM_UNKNOWN, ProblemCode.VALIDATION})
    Attendance memberships(
            @PathVariable String code,
            @RequestParam(defaultValue = "0") @Min(0) @Max(MAX_PAGE) int page,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(1000) int size,
            @Parameter(hidden = true) @AuthenticationPrincipal AuthenticatedUser user) {
        return new Attendance(attendance(code, page, size, user), page, size);
    }

    @GetMapping(value = "/memberships", produces = "text/csv")
    @Operation(hidden = true)
    ResponseEntity<String> csv(
            @PathVariable String code,
            @RequestParam(defaultValue = "0") @Min(0) @Max(MAX_PAGE) int page,
            @RequestParam(defaultValue = "1000") @Min(1) @Max(1000) int size,
            @Parameter(hidden = true) @AuthenticationPrincipal AuthenticatedUser user) {
        return ResponseEntity.ok().contentType(CSV).body(AttendanceCsv.of(attendance(code, page, size, user)));
    }

    @PostMapping("/participants/{id}/away")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "The page of this participant is closing",
            description = "For a page that has no WebSocket to say so.")
    @Problems({
        ProblemCode.TOKEN_INVALID,
        ProblemCode.VALIDATION,
        ProblemCode.MALFORMED,
        ProblemCode.ROOM_UNKNOWN,
        ProblemCode.PARTICIPANT_UNKNOWN
    })
    void away(
            @PathVariable String code,
            @PathVariable String id,
            @Valid @RequestBody Away away,
            @Parameter(hidden = true) @AuthenticationPrincipal AuthenticatedUser user) {
        RoomCode room = rooms.existing(code).code();
        Seat seat = registry.find(new ParticipantId(id))
                .filter(found -> found.room().equals(room) && found.user().equals(user.id()))
                .orElseThrow(() -> new ProblemException(ProblemCode.PARTICIPANT_UNKNOWN));
        departures.away(seat.id(), away.incarnation());
    }

    private List<MembershipView> attendance(String code, int page, int size, AuthenticatedUser user) {
        RoomCode room = rooms.existing(code).code();
        if (!rooms.isHost(room, user.id())) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        Map<String, Integer> live = talk.secondsIn(room);
        return memberships.findAttendance(room.value(), PageRequest.of(page, size)).stream()
                .map(membership -> MembershipView.of(membership, live))
                .toList();
    }
}
