package dev.madang.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.madang.membership.Closing;
import dev.madang.membership.Closings;
import dev.madang.membership.Seat;
import dev.madang.membership.TalkBoard;
import dev.madang.poll.PollBoard;
import dev.madang.poll.PollView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a meeting holds besides its participants, as one of them is told when it comes. To be asked for after the number
 * of the last event: what is newer is told again, whole, by an event.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeetingState(
        List<PollView> polls,
        Map<String, List<Integer>> votes,
        @Nullable Closing closing,
        int talkSeconds) {

    @Component
    static class Source {

        private final PollBoard polls;
        private final Closings closings;
        private final TalkBoard talk;

        Source(PollBoard polls, Closings closings, TalkBoard talk) {
            this.polls = polls;
            this.closings = closings;
            this.talk = talk;
        }

        MeetingState of(Seat seat) {
            return new MeetingState(
                    polls.of(seat.room()),
                    polls.votesOf(seat.room(), seat.user()),
                    closings.of(seat.room()).orElse(null),
                    talk.secondsOf(seat.id()));
        }
    }
}
