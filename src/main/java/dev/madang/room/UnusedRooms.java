package dev.madang.room;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends rooms that nobody joined for long, a hundred at a time. A room with somebody in it lives on. */
@Component
class UnusedRooms {

    private static final Logger log = LoggerFactory.getLogger(UnusedRooms.class);

    private final RoomRepository rooms;
    private final RoomService service;
    private final Attendance attendance;
    private final RoomSettings settings;
    private final Clock clock;

    UnusedRooms(
            RoomRepository rooms,
            RoomService service,
            Attendance attendance,
            RoomSettings settings,
            Clock clock) {
        this.rooms = rooms;
        this.service = service;
        this.attendance = attendance;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void end() {
        int looked = 0;
        List<String> unused;
        do {
            unused = rooms.unusedSince(clock.instant().minus(settings.expiresAfter()));
            unused.forEach(code -> endUnlessPresent(new RoomCode(code)));
            looked += unused.size();
        } while (!unused.isEmpty());
        if (looked > 0) {
            log.info("Ended {} unused rooms", looked);
        }
    }

    private void endUnlessPresent(RoomCode code) {
        if (attendance.present(code) > 0) {
            service.touched(code);
        } else {
            service.end(code, "expired");
        }
    }
}
