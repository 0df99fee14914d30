package dev.madang.ice;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the ICE servers are, for who wants to know before a join whether they can be reached. */
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
    @Operation(summary = "The addresses of the STUN and TURN servers, without credentials")
    @SecurityRequirements
    @Problems(ProblemCode.TOKEN_INVALID)
    IceAddresses addresses() {
        return new IceAddresses(servers.addresses());
    }
}
