package dev.madang.load;

import java.util.List;

/** What a server wants to be told, and how. */
interface Dialect {

    /** @param heartbeat in milliseconds */
    String connect(Member member, long heartbeat);

    /** Learns the id that others know the member by. */
    String id(Member member, String connectedUserName);

    /** From CONNECTED to the answer that tells who is there. */
    List<String> join(Member member);

    /** Once that answer is there. */
    List<String> joined(Member member);

    List<String> leave(Member member);

    /** A SEND frame up to the id of its receiver; whole up to {@link #middle} where it has none. */
    String head(Member sender, Kind kind);

    /** From the id of the receiver to the mark. */
    String middle(Kind kind);

    /** Behind the mark. */
    String tail(Kind kind);
}
