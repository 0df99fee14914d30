package dev.madang.ice;

import dev.madang.limit.RateLimit;
import dev.madang.membership.Admittance;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.Problems;
import dev.madang.room.RoomCode;
import dev.madang.user.AuthenticatedUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ICE servers before a join: whether they can be reached, and for who could join, to be ready to use them. */
@RestController
@RequestMapping("/api/ice-servers")
@Tag(name = "rooms")
class IceController {

    record IceAddresses(List<IceServer> iceServers) {}

    private final IceServers servers;
    private final Admittance admittance;
    /** Of one user, who asks once at each door and then every few minutes. */
    private final RateLimit asked = new RateLimit(60, Duration.ofMinutes(10));

    IceController(IceServers servers, Admittance admittance) {
        this.servers = servers;
        this.admittance = admittance;
    }

    @GetMapping
    @Operation(
            summary = "The STUN and TURN servers",
            description =
                    "With a token and a room that the caller could join at this moment, as `joined` tells them, with"
                            + " credentials; otherwise without, whatever the reason.")
    @SecurityRequirements
    @Problems({ProblemCode.TOKEN_INVALID, ProblemCode.TOO_MANY_ATTEMPTS})
    IceAddresses servers(
            @Parameter(description = "The code of a room.") @RequestParam(required = false) @Nullable String room,
            @Parameter(hidden = true) @AuthenticationPrincipal @Nullable AuthenticatedUser user) {
        if (room == null || user == null) {
            return new IceAddresses(servers.addresses());
        }
        asked.use(user.id().value());
        return new IceAddresses(RoomCode.parse(room)
                .flatMap(code -> admittance.find(code, user.id()))
                .map(found -> servers.of(user.id(), found.relayOnly()).servers())
                .orElseGet(servers::addresses));
    }
}
