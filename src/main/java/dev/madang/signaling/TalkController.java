package dev.madang.signaling;

import dev.madang.membership.TalkBoard;
import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** Each page tells how long its own person has spoken. */
@Controller
class TalkController {

    /** @param seconds in all since the first join, also those of page loads before */
    record Talk(@PositiveOrZero int seconds) {}

    private final TalkBoard board;

    TalkController(TalkBoard board) {
        this.board = board;
    }

    @MessageMapping(Destinations.TALK)
    void talk(@Valid @Payload Talk talk, SignalingSession session) {
        board.tell(session.seat(), talk.seconds());
    }
}
