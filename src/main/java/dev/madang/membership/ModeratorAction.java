package dev.madang.membership;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What hosts and moderators do to others. */
public enum ModeratorAction {
    @JsonProperty("mute")
    MUTE,
    /** To switch something on; nobody does it for them. */
    @JsonProperty("ask")
    ASK,
    @JsonProperty("allow")
    ALLOW,
    @JsonProperty("deny")
    DENY,
    @JsonProperty("lower-hand")
    LOWER_HAND,
    @JsonProperty("remove")
    REMOVE,
    @JsonProperty("promote")
    PROMOTE,
    @JsonProperty("demote")
    DEMOTE,
    @JsonProperty("admit")
    ADMIT,
    @JsonProperty("refuse")
    REFUSE,
    /** A line to somebody who waits. */
    @JsonProperty("write")
    WRITE,
    @JsonProperty("entry")
    ENTRY;

    /** As it is on the wire and in the log. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
