package dev.madang.room;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes rooms that ended long ago, with their hosts and bans. Whose attendance is still kept stays with it. */
@Component
class EndedRooms {

    private static final Logger log = LoggerFactory.getLogger(EndedRooms.class);

    private final RoomRepository rooms;
    private final AttendanceArchive archive;
    private final RoomSettings settings;
    private final Clock clock;

    EndedRooms(RoomRepository rooms, AttendanceArchive archive, RoomSettings settings, Clock clock) {
        this.rooms = rooms;
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 6 * 60, initialDelay = 15, timeUnit = TimeUnit.MINUTES)
    void delete() {
        Instant before = clock.instant().minus(settings.retention());
        int deleted = 0;
        String last = "";
        List<String> ended;
        do {
            ended = rooms.endedBefore(before, last);
            for (String code : ended) {
                last = code;
                if (!archive.has(new RoomCode(code))) {
                    rooms.deleteById(code);
                    deleted++;
                }
            }
        } while (!ended.isEmpty());
        if (deleted > 0) {
            log.info("Deleted {} rooms that ended long ago", deleted);
        }
    }
}
