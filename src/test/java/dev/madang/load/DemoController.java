package dev.madang.load;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.stereotype.Controller;

/** Who is in a room, and messages passed on, as in {@link Demo}. */
@Controller
@ConditionalOnProperty("load.demo.heartbeat")
class DemoController {

    record Person(String room, String id, String displayName) {}

    record Joined(String type, List<Person> participants) {}

    record Event(String type, Person participant) {}

    record Candidate(String candidate, String sdpMid, int sdpMLineIndex) {}

    /** Either {@code sdp} or {@code candidates}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Signal(String type, String room, String from, String to, String sdp, List<Candidate> candidates) {}

    record Chat(String room, String from, String ref, String text) {}

    private final Map<String, Map<String, Person>> rooms = new ConcurrentHashMap<>();
    private final SimpMessagingTemplate messages;

    DemoController(SimpMessagingTemplate messages) {
        this.messages = messages;
    }

    @MessageMapping("/join")
    void join(@Payload Person person) {
        Map<String, Person> room = rooms.computeIfAbsent(person.room(), code -> new LinkedHashMap<>());
        synchronized (room) {
            List<Person> others = new ArrayList<>(room.values());
            others.removeIf(other -> other.id().equals(person.id()));
            room.put(person.id(), person);
            messages.convertAndSend("/topic/user." + person.id(), new Joined("joined", others));
            messages.convertAndSend("/topic/room." + person.room(), new Event("participant-joined", person));
        }
    }

    @MessageMapping("/leave")
    void leave(@Payload Person person) {
        rooms.computeIfPresent(person.room(), (code, room) -> {
            synchronized (room) {
                room.remove(person.id());
                return room.isEmpty() ? null : room;
            }
        });
    }

    @MessageMapping("/signal")
    void signal(@Payload Signal signal) {
        messages.convertAndSend("/topic/user." + signal.to(), signal);
    }

    @MessageMapping("/chat")
    void chat(@Payload Chat chat) {
        messages.convertAndSend("/topic/room." + chat.room(), chat);
    }
}
