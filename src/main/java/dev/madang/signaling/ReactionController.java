package dev.madang.signaling;

import dev.madang.membership.Seat;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import jakarta.validation.Valid;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** Shows everybody in a room what somebody feels at this moment. */
@Controller
class ReactionController {

    private final RoomEventPublisher events;

    ReactionController(RoomEventPublisher events) {
        this.events = events;
    }

    @MessageMapping(Destinations.REACTION)
    void react(@Valid @Payload Commands.React react, SignalingSession session) {
        if (!session.budget().takeReaction()) {
            throw new ProblemException(ProblemCode.TOO_FAST);
        }
        Seat seat = session.seat();
        events.react(seat.room(), seat.id(), react.name());
    }
}
