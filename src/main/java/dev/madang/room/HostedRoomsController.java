package dev.madang.room;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.Problems;
import dev.madang.user.AuthenticatedUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way back to a room that one hosts, and to its attendance when it has ended. */
@RestController
@Tag(name = "rooms")
class HostedRoomsController {

    record Wanted(
            @Min(0) @Max(100_000) @Nullable Integer page,
            @Min(1) @Max(100) @Nullable Integer size) {}

    private final RoomListing listing;

    HostedRoomsController(RoomListing listing) {
        this.listing = listing;
    }

    @GetMapping("/api/users/me/rooms")
    @Operation(summary = "The rooms that the user hosts, ended ones last")
    @Problems({ProblemCode.TOKEN_INVALID, ProblemCode.VALIDATION})
    RoomPage hosted(
            @ParameterObject @Valid Wanted wanted,
            @Parameter(hidden = true) @AuthenticationPrincipal AuthenticatedUser user) {
        return listing.hostedBy(
                user.id(), wanted.page() == null ? 0 : wanted.page(), wanted.size() == null ? 20 : wanted.size());
    }
}
