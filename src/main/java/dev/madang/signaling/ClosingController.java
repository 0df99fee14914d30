package dev.madang.signaling;

import dev.madang.membership.Closings;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.stereotype.Controller;

/** Takes the word of somebody who is alone, and still there. */
@Controller
class ClosingController {

    private final Closings closings;

    ClosingController(Closings closings) {
        this.closings = closings;
    }

    @MessageMapping(Destinations.STAY)
    void stay(SignalingSession session) {
        closings.stay(session.seat());
    }
}
