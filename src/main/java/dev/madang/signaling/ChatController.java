package dev.madang.signaling;

import dev.madang.membership.ParticipantId;
import dev.madang.membership.ParticipantRegistry;
import dev.madang.membership.Seat;
import dev.madang.problem.ProblemCode;
import dev.madang.user.RandomIds;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** What participants write: to the room, or to one other alone. */
@Controller
class ChatController {

    private static final int ID_LETTERS = 12;

    private final ParticipantRegistry registry;
    private final RoomEventPublisher events;
    private final PrivateChat privately;
    private final Inboxes inboxes;
    private final Clock clock;

    ChatController(
            ParticipantRegistry registry,
            RoomEventPublisher events,
            PrivateChat privately,
            Inboxes inboxes,
            Clock clock) {
        this.registry = registry;
        this.events = events;
        this.privately = privately;
        this.inboxes = inboxes;
        this.clock = clock;
    }

    @MessageMapping(Destinations.CHAT)
    void chat(@Valid @Payload Commands.Chat chat, SignalingSession session) {
        Seat from = session.seat();
        if (!from.rights().chat()) {
            refuse(session, chat, ProblemCode.FORBIDDEN);
        } else if (chat.to() == null) {
            events.say(from.room(), message(chat, from, null));
        } else if (!session.budget().takePrivateLine()) {
            refuse(session, chat, ProblemCode.TOO_FAST);
        } else {
            Optional<Seat> to = reachable(from, chat.to());
            to.ifPresentOrElse(
                    seat -> privately.say(from, seat, message(chat, from, seat)),
                    () -> refuse(session, chat, ProblemCode.PARTICIPANT_UNREACHABLE));
        }
    }

    private Optional<Seat> reachable(Seat from, ParticipantId to) {
        return registry.find(to)
                .filter(seat -> seat != from && seat.isSeated() && seat.room().equals(from.room()));
    }

    private void refuse(SignalingSession session, Commands.Chat chat, ProblemCode code) {
        inboxes.error(session, code, chat.ref() == null ? "chat" : chat.ref());
    }

    private ChatMessage message(Commands.Chat chat, Seat from, @Nullable Seat to) {
        return new ChatMessage(
                RandomIds.letters(ID_LETTERS),
                chat.ref(),
                from.id(),
                from.displayName(),
                to == null ? null : to.id(),
                to == null ? null : to.displayName(),
                chat.text(),
                clock.instant());
    }
}
