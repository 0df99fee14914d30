package dev.madang.membership;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.madang.fuzz.Application;
import dev.madang.fuzz.Stopwatch;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TransportKind;

/** No token that was not handed out resumes a seat. In the input, SELF stands for whose seat it is. */
public final class ResumeTokenFuzz {

    private static final ParticipantRegistry REGISTRY = Application.bean(ParticipantRegistry.class);
    private static final Seat SEAT = join();

    private ResumeTokenFuzz() {}

    /** Called before the clock runs: the application has started when this class is there. */
    public static void fuzzerInitialize() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String token = new String(data, UTF_8).replace("SELF", SEAT.id().value());
        Stopwatch.measure(() -> {
            if (REGISTRY.resume(SEAT.room(), SEAT.user(), token, "thief").isPresent()) {
                throw new IllegalStateException("resumed by " + token);
            }
        });
    }

    private static Seat join() {
        TestRoom room = Application.server().register("Fuzz").createRoom();
        TestParticipant participant = room.host().join(room, TransportKind.WEBSOCKET);
        return REGISTRY.find(new ParticipantId(participant.id())).orElseThrow();
    }
}
