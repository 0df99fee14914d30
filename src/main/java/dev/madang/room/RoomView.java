package dev.madang.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A room on the wire. */
@Schema(name = "Room")
public record RoomView(
        @Schema(example = "k3x9-7mwp-q2vdx") String code,
        @Schema(example = "Weekly") String name,
        RoomVisibility visibility,
        @Schema(example = "8") int capacity,
        boolean passcodeRequired,

        @Schema(description = "Whether media goes through a TURN server alone.")
        boolean relayOnly,

        RoomEntry entry,

        @Schema(description = "Of everybody who is neither host nor moderator, where nothing else was said of one.")
        Rights rights,

        @Schema(description = "How many are present now.", example = "2")
        int participants,

        RoomState state,
        Instant createdAt,

        @Schema(description = "Planned. It keeps nobody out.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Instant startsAt,

        @Schema(description = "Planned. Some minutes later the room ends by itself.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Instant endsAt,

        @Schema(
                description = "Only in the answer to the creation. Whoever opens it becomes a host.",
                example = "/r/k3x9-7mwp-q2vdx#host=Zm9v…")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String hostLink) {

    public static RoomView of(RoomDetails room, int participants) {
        return of(room, participants, null);
    }

    static RoomView of(RoomDetails room, int participants, @Nullable String hostLink) {
        return new RoomView(
                room.code().value(),
                room.name(),
                room.visibility(),
                room.capacity(),
                room.passcodeRequired(),
                room.relayOnly(),
                room.entry(),
                room.rights(),
                participants,
                room.state(),
                room.createdAt(),
                room.startsAt(),
                room.endsAt(),
                hostLink);
    }
}
