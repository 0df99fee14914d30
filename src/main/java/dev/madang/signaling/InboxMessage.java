package dev.madang.signaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.madang.ice.IceConfiguration;
import dev.madang.ice.IceServer;
import dev.madang.membership.ModeratorAction;
import dev.madang.membership.Participant;
import dev.madang.membership.ParticipantId;
import dev.madang.room.Right;
import dev.madang.room.RoomView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server tells one participant, by its {@code type} on the wire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "joined", value = InboxMessage.Joined.class),
    @JsonSubTypes.Type(name = "refused", value = InboxMessage.Refused.class),
    @JsonSubTypes.Type(name = "error", value = InboxMessage.Failed.class),
    @JsonSubTypes.Type(name = "synced", value = InboxMessage.Synced.class),
    @JsonSubTypes.Type(name = "private-chat", value = InboxMessage.PrivateLine.class),
    @JsonSubTypes.Type(name = "moderated", value = InboxMessage.Moderated.class),
    @JsonSubTypes.Type(name = "waiting", value = InboxMessage.Waiting.class),
    @JsonSubTypes.Type(name = "knocks", value = InboxMessage.Knocks.class),
    @JsonSubTypes.Type(name = "ice", value = InboxMessage.Ice.class)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface InboxMessage {

    record Joined(
            Participant self,
            int incarnation,
            RoomView room,
            List<Participant> participants,
            List<IceServer> iceServers,
            String iceTransportPolicy,
            @Nullable Long iceTtlSeconds,
            String resumeToken,
            long seq,
            List<ChatMessage> chat,
            List<ChatMessage> privateChat,
            MeetingState meeting,
            boolean resumed,
            boolean resync,
            Limits limits,
            Instant now)
            implements InboxMessage {}

    /** The join was refused; the session stays. */
    record Refused(String code, String detail, @Nullable Long retryAfterMillis) implements InboxMessage {}

    /** An ordinary mistake; {@code ref} names what it is about. */
    record Failed(String code, String detail, @Nullable String ref) implements InboxMessage {}

    /** Either the missed events, or the room and its participants as they are. */
    record Synced(
            long seq,
            @Nullable List<RoomEvent> events,
            @Nullable RoomView room,
            @Nullable List<Participant> participants,
            @Nullable MeetingState meeting)
            implements InboxMessage {}

    /** For its sender and one other alone. */
    record PrivateLine(ChatMessage message) implements InboxMessage {}

    record Ice(
            List<IceServer> iceServers,
            String iceTransportPolicy,
            @Nullable Long iceTtlSeconds) implements InboxMessage {

        static Ice of(IceConfiguration ice) {
            return new Ice(ice.servers(), ice.policy(), ice.ttlSeconds());
        }
    }

    /** Somebody who may has done this to who reads it. */
    record Moderated(
            ModeratorAction action,
            @Nullable Right right,
            @Nullable String text,
            ParticipantId by,
            String displayName) implements InboxMessage {}

    /** The join waits for somebody to let it in. */
    record Waiting(int position, int total, boolean attended) implements InboxMessage {}

    /** For who may let others in: those who wait, all of them each time. */
    record Knocks(List<Knock> knocks) implements InboxMessage {}

    record Knock(ParticipantId id, String displayName, Instant since) {}

    record Limits(int signalBytes, int chatCharacters, int displayNameCharacters) {

        static final Limits DEFAULT = new Limits(FrameBody.MAX_BYTES, ChatMessage.MAX_CHARACTERS, Commands.NAME_MAX);
    }
}
