package dev.madang.membership;

import dev.madang.room.RoomCode;
import dev.madang.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Where all seats are. A room appears with its first seat and goes with its last; its monitor guards its seats, and no
 * two rooms are ever locked together.
 */
@Component
class Seats {

    private final Map<RoomCode, RoomSeats> rooms = new ConcurrentHashMap<>();
    private final Map<ParticipantId, Seat> seats = new ConcurrentHashMap<>();
    private final Map<UserId, Set<Seat>> byUser = new ConcurrentHashMap<>();
    private final ApplicationEventPublisher events;

    Seats(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Runs the work while nothing else can happen in this room. The work must not block. */
    <T> T inRoom(RoomCode code, Function<RoomSeats, T> work) {
        while (true) {
            RoomSeats live = rooms.computeIfAbsent(code, RoomSeats::new);
            synchronized (live) {
                if (live.isDropped()) {
                    continue;
                }
                try {
                    return work.apply(live);
                } finally {
                    dropIfEmpty(live);
                }
            }
        }
    }

    /** As {@link #inRoom}, but does not make a room appear. */
    void inRoomIfLive(RoomCode code, Consumer<RoomSeats> work) {
        if (rooms.containsKey(code)) {
            inRoom(code, live -> {
                work.accept(live);
                return live;
            });
        }
    }

    void add(Seat seat) {
        seat.live.add(seat);
        seats.put(seat.id(), seat);
        byUser.compute(seat.user(), (user, known) -> {
            Set<Seat> of = known == null ? ConcurrentHashMap.newKeySet() : known;
            of.add(seat);
            return of;
        });
    }

    /** Ends the seat for good; needs the room's monitor. */
    void end(Seat seat) {
        seat.enter(Seat.Phase.ENDED);
        seat.live.remove(seat);
        seats.remove(seat.id());
        byUser.computeIfPresent(seat.user(), (user, known) -> {
            known.remove(seat);
            return known.isEmpty() ? null : known;
        });
        events.publishEvent(new SeatEnded(seat.id()));
    }

    Optional<Seat> find(ParticipantId id) {
        return Optional.ofNullable(seats.get(id));
    }

    Collection<Seat> of(UserId user) {
        return List.copyOf(byUser.getOrDefault(user, Set.of()));
    }

    Collection<RoomSeats> rooms() {
        return List.copyOf(rooms.values());
    }

    Optional<RoomSeats> room(RoomCode code) {
        return Optional.ofNullable(rooms.get(code));
    }

    private void dropIfEmpty(RoomSeats live) {
        if (live.isEmpty() && !live.isDropped()) {
            events.publishEvent(new RoomEmptied(live.code()));
            live.drop();
            rooms.remove(live.code(), live);
        }
    }
}
