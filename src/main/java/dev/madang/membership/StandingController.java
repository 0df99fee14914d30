package dev.madang.membership;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.Problems;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomService;
import dev.madang.user.AuthenticatedUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a user is told at the door, before asking for a seat. */
@RestController
@Tag(name = "memberships")
class StandingController {

    record Standing(
            @Schema(description = "Whether the caller is a host, who is asked for no passcode.")
            boolean host,

            @Schema(description = "Whether the caller was removed, and would be refused.")
            boolean removed) {}

    private final RoomService rooms;
    private final Seats seats;

    StandingController(RoomService rooms, Seats seats) {
        this.rooms = rooms;
        this.seats = seats;
    }

    @GetMapping("/api/rooms/{code}/me")
    @Operation(summary = "How the caller stands to a room")
    @Problems({ProblemCode.TOKEN_INVALID, ProblemCode.ROOM_UNKNOWN})
    Standing standing(
            @PathVariable String code, @Parameter(hidden = true) @AuthenticationPrincipal AuthenticatedUser user) {
        RoomCode room = rooms.existing(code).code();
        boolean host = rooms.isHost(room, user.id());
        return new Standing(host, rooms.isBanned(room, user.id()) || (!host && isKeptOut(room, user)));
    }

    private boolean isKeptOut(RoomCode room, AuthenticatedUser user) {
        return seats.room(room)
                .map(live -> {
                    synchronized (live) {
                        return live.keepsOut(user.id());
                    }
                })
                .orElse(false);
    }
}
