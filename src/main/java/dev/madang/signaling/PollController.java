package dev.madang.signaling;

import dev.madang.poll.PollBoard;
import dev.madang.poll.PollDraft;
import dev.madang.problem.PlainText;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.UniqueElements;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.stereotype.Controller;

/** Quick questions to everybody in the room. */
@Controller
class PollController {

    private static final String ID = "[a-z0-9]{1,40}";

    record Ask(
            @NotNull @PlainText(max = 200) String question,

            @NotNull @Size(min = 2, max = 10) @UniqueElements
            List<@NotNull @PlainText(max = 80) String> options,

            @Nullable Boolean multiple,
            @Nullable Boolean anonymous) {

        @SuppressWarnings("NullAway") // null reaches the constraint, which tells the field
        Ask {
            question = PlainText.Trim.trimmed(question);
            options = options == null
                    ? null
                    : options.stream().map(PlainText.Trim::trimmed).toList();
        }

        PollDraft draft() {
            return new PollDraft(question, options, Boolean.TRUE.equals(multiple), Boolean.TRUE.equals(anonymous));
        }
    }

    /** @param choices the options from 0; none takes the vote back */
    record Vote(
            @NotNull @Pattern(regexp = ID) String poll,
            @NotNull @Size(max = 10) @UniqueElements List<@NotNull Integer> choices) {}

    record Close(@NotNull @Pattern(regexp = ID) String poll) {}

    private final PollBoard board;

    PollController(PollBoard board) {
        this.board = board;
    }

    @MessageMapping(Destinations.POLL)
    void ask(@Valid @Payload Ask ask, SignalingSession session) {
        takeTurn(session);
        board.ask(session.seat(), ask.draft());
    }

    @MessageMapping(Destinations.VOTE)
    void vote(@Valid @Payload Vote vote, SignalingSession session) {
        takeTurn(session);
        board.vote(session.seat(), vote.poll(), Set.copyOf(vote.choices()));
    }

    @MessageMapping(Destinations.CLOSE_POLL)
    void close(@Valid @Payload Close close, SignalingSession session) {
        takeTurn(session);
        board.close(session.seat(), close.poll());
    }

    /** Each of these is told to everybody, whole. */
    private static void takeTurn(SignalingSession session) {
        if (!session.budget().takePollTurn()) {
            throw new ProblemException(ProblemCode.TOO_FAST);
        }
    }
}
