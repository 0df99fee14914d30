package dev.madang.signaling;

/** The headers that the server makes for what arrives in an inbox. */
final class InboxHeaders {

    static final String NUMBER = "n";
    static final String KIND = "kind";
    static final String FROM = "from";
    static final String FROM_INCARNATION = "from-incarnation";

    private InboxHeaders() {}
}
