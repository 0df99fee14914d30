package dev.madang.signaling;

import dev.madang.stomp.Frame;
import dev.madang.stomp.ServerFrame;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What CONNECT asks for and CONNECTED answers (STOMP 1.2, "Connecting" and "Heart-beating").
 *
 * @param version of STOMP
 * @param sends how often the client can send heart-beats, in milliseconds; 0: never
 * @param wants how often it wants them; 0: never
 */
record Handshake(String version, long sends, long wants) {

    /** However rarely a client wants to hear of us, we want to know that it is there. */
    private static final long LONGEST_MILLIS = 30_000;

    private static final Pattern HEART_BEAT = Pattern.compile("(\\d{1,9}),(\\d{1,9})");

    /** Null if the client speaks no version that we speak, or its heart-beats are no numbers. */
    static @Nullable Handshake of(Frame connect) {
        String versions = connect.header("accept-version");
        List<String> accepted = versions == null ? List.of() : List.of(versions.split(","));
        String version = accepted.contains("1.2") ? "1.2" : accepted.contains("1.1") ? "1.1" : null;
        String told = connect.header("heart-beat");
        Matcher beats = HEART_BEAT.matcher(told == null ? "0,0" : told);
        return version == null || !beats.matches()
                ? null
                : new Handshake(version, Long.parseLong(beats.group(1)), Long.parseLong(beats.group(2)));
    }

    /**
     * A client that wants no heart-beats gets them all the same: they are line ends, which every client must skip, and
     * only by writing do we learn that nobody reads any more.
     *
     * @param heartbeat in milliseconds, of ours
     */
    void agree(Pulse pulse, long heartbeat) {
        pulse.agree(
                Math.max(heartbeat, Math.min(wants, LONGEST_MILLIS)),
                sends == 0 ? 0 : Heartbeats.MISSED * Math.max(heartbeat, sends));
    }

    String connected(String participant, long heartbeat) {
        return ServerFrame.of("CONNECTED")
                .with("version", version)
                .with("heart-beat", heartbeat + "," + heartbeat)
                .with("user-name", participant)
                .empty();
    }
}
