package dev.madang.signaling;

import dev.madang.health.HealthBoard;
import dev.madang.membership.Seat;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import jakarta.validation.Valid;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** Lets everybody in a room know which pairs cannot hear each other. */
@Controller
class HealthController {

    private final HealthBoard board;
    private final RoomEventPublisher events;

    HealthController(HealthBoard board, RoomEventPublisher events) {
        this.board = board;
        this.events = events;
    }

    @MessageMapping(Destinations.HEALTH)
    void health(@Valid @Payload Commands.Health health, SignalingSession session) {
        if (!session.budget().takeHealthReport()) {
            throw new ProblemException(ProblemCode.TOO_FAST);
        }
        Seat seat = session.seat();
        events.tell(seat.room(), seat.id(), board.report(seat, health.links()));
    }
}
