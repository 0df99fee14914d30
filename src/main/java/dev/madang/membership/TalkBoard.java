package dev.madang.membership;

import dev.madang.room.RoomCode;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Who has spoken for how long. What pages tell is kept with the seat and stored every half minute and at its end, for
 * all in one transaction: a word costs no write.
 */
@Service
public class TalkBoard {

    private final Seats seats;
    private final MembershipRecorder recorder;
    private final MonotonicClock clock;

    TalkBoard(Seats seats, MembershipRecorder recorder, MonotonicClock clock) {
        this.seats = seats;
        this.recorder = recorder;
        this.clock = clock;
    }

    @EventListener
    void on(ParticipantJoined joined) {
        seats.find(joined.participant().id()).ifPresent(seat -> seat.talk.begin(0, clock.nanos()));
    }

    /** The owner of this seat has spoken for so many seconds in all; see {@link TalkTime#tell}. Never blocks. */
    public void tell(Seat seat, int seconds) {
        synchronized (seat.live) {
            if (seat.isSeated()) {
                seat.talk.tell(seconds, clock.nanos());
            }
        }
    }

    /** What is known now of who is there, by participant; what is stored may be half a minute older. */
    Map<String, Integer> secondsIn(RoomCode code) {
        Map<String, Integer> seconds = new HashMap<>();
        seats.inRoomIfLive(code, live -> live.seats().stream()
                .filter(Seat::isSeated)
                .forEach(seat -> seconds.put(seat.id().value(), seat.talk.seconds())));
        return seconds;
    }

    /** Of this seat alone, for the answer to its join. */
    public int secondsOf(ParticipantId id) {
        return seats.find(id).map(seat -> seat.talk.seconds()).orElse(0);
    }

    @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
    void store() {
        Map<Long, Integer> news = new HashMap<>();
        for (RoomSeats live : seats.rooms()) {
            synchronized (live) {
                live.seats().stream()
                        .filter(seat -> seat.isSeated() && seat.talk.takeUnstored())
                        .forEach(seat -> news.put(seat.membershipId, seat.talk.seconds()));
            }
        }
        if (!news.isEmpty()) {
            recorder.talked(news);
        }
    }
}
