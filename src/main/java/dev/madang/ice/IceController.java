package dev.madang.ice;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.Problems;
import dev.madang.user.AuthenticatedUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ICE servers before a join: whether they can be reached, and for who is registered, to be ready to use them. */
@RestController
@RequestMapping("/api/ice-servers")
@Tag(name = "rooms")
class IceController {

    record IceAddresses(List<IceServer> iceServers) {}

    private final IceServers servers;

    IceController(IceServers servers) {
        this.servers = servers;
    }

    @GetMapping
    @Operation(summary = "The STUN and TURN servers; with a token, with credentials of the caller")
    @SecurityRequirements
    @Problems(ProblemCode.TOKEN_INVALID)
    IceAddresses servers(@Parameter(hidden = true) @AuthenticationPrincipal @Nullable AuthenticatedUser user) {
        return new IceAddresses(
                user == null
                        ? servers.addresses()
                        : servers.of(user.id(), false).servers());
    }
}
