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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/rooms/{code}/actions")
@Tag(name = "memberships")
class ActionController {

    private static final int MAX_PAGE = 100_000;

    record Actions(List<ActionView> actions, int page, int size) {}

    private final RoomService rooms;
    private final RoomActionRepository actions;

    ActionController(RoomService rooms, RoomActionRepository actions) {
        this.rooms = rooms;
        this.actions = actions;
    }

    @GetMapping
    @Operation(summary = "What hosts and moderators did, newest first; for hosts")
    @Problems({ProblemCode.TOKEN_INVALID, ProblemCode.FORBIDDEN, ProblemCode.ROOM_UNKNOWN, ProblemCode.VALIDATION})
    Actions actions(
            @PathVariable String code,
            @RequestParam(defaultValue = "0") @Min(0) @Max(MAX_PAGE) int page,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int size,
            @Parameter(hidden = true) @AuthenticationPrincipal AuthenticatedUser user) {
        RoomCode room = rooms.existing(code).code();
        if (!rooms.isHost(room, user.id())) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        List<ActionView> found = actions.findNewest(room.value(), PageRequest.of(page, size)).stream()
                .map(ActionView::of)
                .toList();
        return new Actions(found, page, size);
    }
}
