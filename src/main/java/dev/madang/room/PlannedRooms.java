package dev.madang.room;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends rooms whose planned time and its grace are over, whoever is in them. */
@Component
class PlannedRooms {

    private static final Logger log = LoggerFactory.getLogger(PlannedRooms.class);

    private final RoomRepository rooms;
    private final RoomService service;
    private final RoomSettings settings;
    private final Clock clock;

    PlannedRooms(RoomRepository rooms, RoomService service, RoomSettings settings, Clock clock) {
        this.rooms = rooms;
        this.service = service;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${madang.room.plan-sweep:5s}")
    void end() {
        int ended = 0;
        List<String> over;
        do {
            over = rooms.plannedUntil(clock.instant().minus(settings.planGrace()));
            over.forEach(code -> service.endPlanned(new RoomCode(code)));
            ended += over.size();
        } while (!over.isEmpty());
        if (ended > 0) {
            log.info("Ended {} rooms at their planned time", ended);
        }
    }
}
