package dev.madang.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.madang.membership.Closing;
import dev.madang.membership.LeaveReason;
import dev.madang.membership.Participant;
import dev.madang.membership.ParticipantId;
import dev.madang.poll.PollView;
import dev.madang.room.RoomView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What everybody in a room is told, by its {@code type} on the wire, numbered by {@code seq} without a gap. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "participant-joined", value = RoomEvent.Joined.class),
    @JsonSubTypes.Type(name = "participant-updated", value = RoomEvent.Updated.class),
    @JsonSubTypes.Type(name = "participant-left", value = RoomEvent.Left.class),
    @JsonSubTypes.Type(name = "room-updated", value = RoomEvent.Changed.class),
    @JsonSubTypes.Type(name = "room-closing", value = RoomEvent.IsClosing.class),
    @JsonSubTypes.Type(name = "poll", value = RoomEvent.Poll.class),
    @JsonSubTypes.Type(name = "room-ended", value = RoomEvent.Ended.class),
    @JsonSubTypes.Type(name = "chat", value = RoomEvent.Chat.class)
})
sealed interface RoomEvent {

    long seq();

    record Joined(long seq, Instant at, Participant participant) implements RoomEvent {}

    record Updated(long seq, Instant at, Participant participant, boolean resync) implements RoomEvent {}

    record Left(long seq, Instant at, ParticipantId participantId, LeaveReason reason) implements RoomEvent {}

    record Changed(long seq, Instant at, RoomView room) implements RoomEvent {}

    /** @param closing null when the meeting goes on after all */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IsClosing(long seq, Instant at, @Nullable Closing closing) implements RoomEvent {}

    record Poll(long seq, Instant at, PollView poll) implements RoomEvent {}

    record Ended(long seq, Instant at, String reason) implements RoomEvent {}

    record Chat(long seq, Instant at, ChatMessage message) implements RoomEvent {}
}
