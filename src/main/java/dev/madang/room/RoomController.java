package dev.madang.room;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.problem.Problems;
import dev.madang.user.AuthenticatedUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rooms")
@Tag(name = "rooms")
class RoomController {

    private final RoomService rooms;
    private final RoomListing listing;
    private final RoomCreator creator;
    private final HostedRooms hosted;
    private final Attendance attendance;

    RoomController(
            RoomService rooms, RoomListing listing, RoomCreator creator, HostedRooms hosted, Attendance attendance) {
        this.rooms = rooms;
        this.listing = listing;
        this.creator = creator;
        this.hosted = hosted;
        this.attendance = attendance;
    }

    @PostMapping
    @Operation(summary = "Create a room; the answer holds the host link, this once")
    @Problems({
        ProblemCode.TOKEN_INVALID,
        ProblemCode.VALIDATION,
        ProblemCode.MALFORMED,
        ProblemCode.TOO_MANY_ROOMS,
        ProblemCode.TOO_MANY_ATTEMPTS
    })
    @io.swagger.v3.oas.annotations.responses.ApiResponse(responseCode = "201")
    ResponseEntity<RoomView> create(
            @AuthenticationPrincipal AuthenticatedUser user, @Valid @RequestBody RoomCreation wanted) {
        RoomCreator.Created created = creator.create(user.id(), wanted);
        RoomCode code = created.room().code();
        return ResponseEntity.created(URI.create("/api/rooms/" + code))
                .body(RoomView.of(created.room(), 0, "/r/" + code + "#host=" + created.hostSecret()));
    }

    @GetMapping
    @Operation(summary = "The open public rooms")
    @SecurityRequirements
    @Problems(ProblemCode.VALIDATION)
    RoomPage list(@ParameterObject @Valid RoomQuery query) {
        return listing.list(query);
    }

    @GetMapping("/{code}")
    @Operation(summary = "A room, also an unlisted or an ended one")
    @SecurityRequirements
    @Problems(ProblemCode.ROOM_UNKNOWN)
    RoomView get(@PathVariable String code) {
        return view(rooms.existing(code));
    }

    @PatchMapping("/{code}")
    @Operation(summary = "Change a room, as its host")
    @Problems({
        ProblemCode.TOKEN_INVALID,
        ProblemCode.VALIDATION,
        ProblemCode.MALFORMED,
        ProblemCode.FORBIDDEN,
        ProblemCode.ROOM_UNKNOWN,
        ProblemCode.ROOM_ENDED,
        ProblemCode.TOO_MANY_ATTEMPTS
    })
    RoomView change(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable String code,
            @Valid @RequestBody RoomChange wanted) {
        return view(hosted.change(known(code), user.id(), wanted));
    }

    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End a room for everybody, as its host")
    @Problems({ProblemCode.TOKEN_INVALID, ProblemCode.FORBIDDEN, ProblemCode.ROOM_UNKNOWN, ProblemCode.ROOM_ENDED})
    void end(@AuthenticationPrincipal AuthenticatedUser user, @PathVariable String code) {
        hosted.end(known(code), user.id());
    }

    @PostMapping("/{code}/host")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Become a host with the secret of the host link")
    @Problems({
        ProblemCode.TOKEN_INVALID,
        ProblemCode.VALIDATION,
        ProblemCode.MALFORMED,
        ProblemCode.HOST_SECRET_WRONG,
        ProblemCode.ROOM_UNKNOWN,
        ProblemCode.ROOM_ENDED
    })
    void claim(
            @AuthenticationPrincipal AuthenticatedUser user,
            @PathVariable String code,
            @Valid @RequestBody HostClaim claim) {
        hosted.claim(known(code), user.id(), claim.secret());
    }

    private RoomView view(RoomDetails room) {
        return RoomView.of(room, attendance.present(room.code()));
    }

    private static RoomCode known(String code) {
        return RoomCode.parse(code).orElseThrow(() -> new ProblemException(ProblemCode.ROOM_UNKNOWN));
    }
}
