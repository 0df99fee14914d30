package dev.madang.room;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Hands out the calendar entry of a room to who has its code. */
@RestController
@Tag(name = "rooms")
class InvitationController {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final RoomService rooms;
    private final Clock clock;

    InvitationController(RoomService rooms, Clock clock) {
        this.rooms = rooms;
        this.clock = clock;
    }

    @GetMapping("/api/rooms/{code}/invitation.ics")
    @Operation(summary = "The calendar entry of a planned room", description = "iCalendar, RFC 5545, with the link.")
    @SecurityRequirements
    @Problems({ProblemCode.ROOM_UNKNOWN, ProblemCode.ROOM_ENDED, ProblemCode.NOT_PLANNED, ProblemCode.MALFORMED})
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
    ResponseEntity<byte[]> invitation(@PathVariable String code) {
        RoomDetails room = rooms.existing(code);
        if (room.state() == RoomState.ENDED) {
            throw new ProblemException(ProblemCode.ROOM_ENDED);
        }
        Instant startsAt = Invitation.startOf(room);
        if (startsAt == null) {
            throw new ProblemException(ProblemCode.NOT_PLANNED);
        }
        URI link = linkTo(room);
        String file = ContentDisposition.attachment()
                .filename("madang-" + room.code() + ".ics")
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, file)
                .body(Invitation.of(room, startsAt, link, clock.instant()).getBytes(StandardCharsets.UTF_8));
    }

    /** By the name under which we are asked, of which there may be none. */
    private static URI linkTo(RoomDetails room) {
        try {
            return ServletUriComponentsBuilder.fromCurrentContextPath()
                    .path("/r/" + room.code())
                    .build()
                    .toUri();
        } catch (IllegalStateException nameless) {
            throw new ProblemException(ProblemCode.MALFORMED);
        }
    }
}
