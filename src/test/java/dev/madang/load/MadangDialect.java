package dev.madang.load;

import java.util.List;

/** {@code src/docs/protocol.md}. */
final class MadangDialect implements Dialect {

    private static final String LINK = "{\"v\":1,\"link\":{\"from\":1,\"to\":1,\"rebuild\":0},";

    @Override
    public String connect(Member member, long heartbeat) {
        return "CONNECT\naccept-version:1.2,1.1\nhost:localhost\nheart-beat:" + heartbeat + "," + heartbeat
                + "\nAuthorization:Bearer " + member.token() + "\nroom:"
                + member.room().code() + "\n\n\0";
    }

    @Override
    public String id(Member member, String connectedUserName) {
        return connectedUserName;
    }

    @Override
    public List<String> join(Member member) {
        String room = member.room().code();
        return List.of(
                "SUBSCRIBE\nid:inbox-" + member.index() + "\ndestination:/topic/room." + room + ".participant."
                        + member.id() + "\n\n\0",
                send(
                        "/app/room." + room + ".join",
                        "{\"displayName\":\"" + member.displayName()
                                + "\",\"media\":{\"mic\":true,\"camera\":true,\"screen\":false}}"));
    }

    @Override
    public List<String> joined(Member member) {
        String room = member.room().code();
        return List.of(
                "SUBSCRIBE\nid:room-" + member.index() + "\ndestination:/topic/room." + room + "\n\n\0",
                send("/app/room." + room + ".sync", "{\"seq\":0}"));
    }

    @Override
    public List<String> leave(Member member) {
        return List.of(send("/app/room." + member.room().code() + ".leave", "{}"));
    }

    @Override
    public String head(Member sender, Kind kind) {
        String command = kind == Kind.CHAT ? "chat" : "signal.";
        return "SEND\ndestination:/app/room." + sender.room().code() + "." + command;
    }

    @Override
    public String middle(Kind kind) {
        String header = kind == Kind.CHAT ? "" : "\nkind:" + kind.word;
        return header + "\ncontent-type:application/json\ncontent-length:"
                + body(kind, "x".repeat(Mark.LENGTH)).length() + "\n\n" + before(kind);
    }

    @Override
    public String tail(Kind kind) {
        return after(kind) + "\0";
    }

    private static String body(Kind kind, String mark) {
        return before(kind) + mark + after(kind);
    }

    private static String before(Kind kind) {
        return switch (kind) {
            case OFFER, ANSWER -> LINK + "\"description\":{\"type\":\"" + kind.word + "\"," + kind.beforeMark();
            case CANDIDATES -> LINK + kind.beforeMark();
            case CHAT -> "{" + kind.beforeMark();
        };
    }

    private static String after(Kind kind) {
        String end = kind == Kind.OFFER || kind == Kind.ANSWER ? "}}" : "}";
        return kind.afterMark(kind.bytes - before(kind).length() - Mark.LENGTH - end.length()) + end;
    }

    private static String send(String destination, String body) {
        return "SEND\ndestination:" + destination + "\ncontent-type:application/json\ncontent-length:" + body.length()
                + "\n\n" + body + "\0";
    }
}
