package dev.madang.soak;

import dev.madang.lab.TestRoom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the database and the registry tell of rooms, through REST. */
final class Attendance {

    private Attendance() {}

    /** The stored memberships, at most a thousand. */
    static List<JsonNode> of(TestRoom room) {
        List<JsonNode> rows = new ArrayList<>();
        get(room, "/memberships").path("memberships").forEach(rows::add);
        return rows;
    }

    /** Stored memberships of participants who have not left. */
    static long open(Collection<TestRoom> rooms) {
        return rooms.stream()
                .flatMap(room -> of(room).stream())
                .filter(row -> !row.has("leftAt"))
                .count();
    }

    /** Participants counted by the registry. */
    static int present(Collection<TestRoom> rooms) {
        return rooms.stream()
                .mapToInt(room -> get(room, "").path("participants").asInt())
                .sum();
    }

    private static JsonNode get(TestRoom room, String path) {
        var answer = room.host()
                .server()
                .call("GET", "/api/rooms/" + room.code() + path, room.host().token(), null);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}
