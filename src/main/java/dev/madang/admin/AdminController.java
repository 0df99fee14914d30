package dev.madang.admin;

import dev.madang.health.HealthBoard;
import dev.madang.health.RoomHealth;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.LiveParticipant;
import dev.madang.room.LiveRoom;
import dev.madang.room.LiveRooms;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomDetails;
import dev.madang.room.RoomService;
import dev.madang.room.RoomState;
import dev.madang.room.RoomVisibility;
import dev.madang.user.UserService;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the dashboard shows and does. */
@Hidden
@RestController
@RequestMapping("/admin/api/rooms")
class AdminController {

    /** So many empty rooms are shown, the newest; those with somebody in them always. */
    private static final int EMPTY_ROOMS = 200;

    record AdminRooms(List<AdminRoom> rooms) {}

    record AdminRoom(
            String code,
            String name,
            RoomVisibility visibility,
            int capacity,
            Instant createdAt,
            List<LiveParticipant> participants,
            RoomHealth health) {}

    private final RoomService rooms;
    private final LiveRooms live;
    private final HealthBoard health;
    private final UserService users;

    AdminController(RoomService rooms, LiveRooms live, HealthBoard health, UserService users) {
        this.users = users;
        this.rooms = rooms;
        this.live = live;
        this.health = health;
    }

    /** The fullest first, then the newest. */
    @GetMapping
    AdminRooms list() {
        Map<RoomCode, List<LiveParticipant>> present =
                live.all().stream().collect(Collectors.toMap(LiveRoom::code, LiveRoom::participants));
        Stream<RoomDetails> full = present.keySet().stream().flatMap(code -> rooms.find(code).stream());
        Stream<RoomDetails> empty =
                rooms.newestOpen(EMPTY_ROOMS).stream().filter(room -> !present.containsKey(room.code()));
        return new AdminRooms(Stream.concat(full, empty)
                .map(room -> view(room, present.getOrDefault(room.code(), List.of())))
                .sorted(Comparator.comparingInt(
                                (AdminRoom room) -> room.participants().size())
                        .thenComparing(AdminRoom::createdAt)
                        .reversed())
                .toList());
    }

    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String code) {
        RoomDetails room = rooms.find(known(code)).orElseThrow(AdminController::unknown);
        if (room.state() == RoomState.ENDED) {
            throw new ProblemException(ProblemCode.ROOM_ENDED);
        }
        rooms.end(room.code(), "ended");
    }

    @DeleteMapping("/{code}/participants/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String code, @PathVariable String id) {
        RoomCode room = known(code);
        if (!live.remove(room, id)) {
            throw new ProblemException(ProblemCode.PARTICIPANT_UNKNOWN);
        }
    }

    /** Logs the user of this participant out, here and everywhere else, for good. */
    @DeleteMapping("/{code}/participants/{id}/token")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeToken(@PathVariable String code, @PathVariable String id) {
        users.revokeToken(
                live.userOf(known(code), id).orElseThrow(() -> new ProblemException(ProblemCode.PARTICIPANT_UNKNOWN)));
    }

    private AdminRoom view(RoomDetails room, List<LiveParticipant> participants) {
        return new AdminRoom(
                room.code().value(),
                room.name(),
                room.visibility(),
                room.capacity(),
                room.createdAt(),
                participants,
                health.of(room.code()));
    }

    private static RoomCode known(String code) {
        return RoomCode.parse(code).orElseThrow(AdminController::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemCode.ROOM_UNKNOWN);
    }
}
