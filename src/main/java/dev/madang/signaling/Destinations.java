package dev.madang.signaling;

import dev.madang.membership.ParticipantId;
import dev.madang.room.RoomCode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Every destination string, and nowhere else. Dots after the prefix, so that the same names work on an external STOMP
 * broker: {@code /topic/room.k3x9-7mwp-q2vdx.participant.3c8h5w2p9d7b1f6k}.
 */
final class Destinations {

    private static final String TOPIC_PREFIX = "/topic";

    // Commands, as controllers are found by them. The room is the seat's, and the guard has seen that it is the one
    // named.
    static final String JOIN = "join";
    static final String SYNC = "sync";
    static final String STATE = "state";
    static final String CHAT = "chat";
    static final String REACTION = "reaction";
    static final String ICE = "ice";
    static final String HEALTH = "health";
    static final String TALK = "talk";
    static final String STAY = "stay";
    static final String POLL = "poll";
    static final String VOTE = "vote";
    static final String CLOSE_POLL = "close-poll";
    static final String MODERATE = "moderate";
    static final String AWAY = "away";
    static final String LEAVE = "leave";

    private static final Set<String> COMMANDS = Set.of(
            JOIN, SYNC, STATE, CHAT, REACTION, ICE, HEALTH, TALK, STAY, POLL, VOTE, CLOSE_POLL, MODERATE, AWAY, LEAVE);
    private static final int MAX_ID = 40;
    private static final String SIGNAL_START = "/app/room.";
    private static final String SIGNAL_END = ".signal.";
    private static final Pattern SEND = Pattern.compile(
            "/app/room\\.(?<code>[a-z0-9-]{1,40})\\.(?<command>[a-z-]{1,20})(?:\\.(?<to>[a-z0-9-]{1,40}))?");

    private Destinations() {}

    /**
     * What a client asks of a room.
     *
     * @param command {@code signal} or one of the commands
     * @param to of a signal
     */
    record Request(RoomCode room, String command, @Nullable String to) {

        /** What an error about it is about. */
        String ref() {
            return to == null ? command : to;
        }

        boolean isKnown() {
            return command.equals("signal") || COMMANDS.contains(command);
        }
    }

    static String events(RoomCode room) {
        return TOPIC_PREFIX + "/room." + room;
    }

    static String inbox(RoomCode room, ParticipantId participant) {
        return events(room) + ".participant." + participant;
    }

    /** Who a signal in this room is for; null for every other destination. Without a pattern: most frames are signals. */
    static @Nullable String signalTo(RoomCode room, String destination) {
        int to = SIGNAL_START.length() + room.value().length() + SIGNAL_END.length();
        boolean isSignal = destination.length() > to
                && destination.length() <= to + MAX_ID
                && destination.startsWith(SIGNAL_START)
                && destination.startsWith(room.value(), SIGNAL_START.length())
                && destination.startsWith(SIGNAL_END, to - SIGNAL_END.length());
        for (int i = to; isSignal && i < destination.length(); i++) {
            char c = destination.charAt(i);
            isSignal = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
        }
        return isSignal ? destination.substring(to) : null;
    }

    /** Of a destination that is no signal and was parsed before. */
    static String command(String destination) {
        return destination.substring(destination.lastIndexOf('.') + 1);
    }

    /** Empty for everything that is not addressed to this application in the exact form. */
    static Optional<Request> parse(@Nullable String destination) {
        if (destination == null) {
            return Optional.empty();
        }
        Matcher matcher = SEND.matcher(destination);
        if (!matcher.matches()
                || (matcher.group("to") != null) != matcher.group("command").equals("signal")) {
            return Optional.empty();
        }
        return Optional.of(
                new Request(new RoomCode(matcher.group("code")), matcher.group("command"), matcher.group("to")));
    }
}
