package dev.madang.load;

import java.util.List;

/** What {@link Demo} understands: destinations without parameters, and who, where and to whom in the body. */
final class DemoDialect implements Dialect {

    @Override
    public String connect(Member member, long heartbeat) {
        return "CONNECT\naccept-version:1.2,1.1\nhost:localhost\nheart-beat:" + heartbeat + "," + heartbeat + "\n\n\0";
    }

    @Override
    public String id(Member member, String connectedUserName) {
        return "user-%011x".formatted(member.index());
    }

    @Override
    public List<String> join(Member member) {
        return List.of(
                "SUBSCRIBE\nid:inbox-" + member.index() + "\ndestination:/topic/user." + member.id() + "\n\n\0",
                "SUBSCRIBE\nid:room-" + member.index() + "\ndestination:/topic/room."
                        + member.room().code() + "\n\n\0",
                send(
                        "/app/join",
                        "{\"room\":\"" + member.room().code() + "\",\"id\":\"" + member.id() + "\",\"displayName\":\""
                                + member.displayName() + "\"}"));
    }

    @Override
    public List<String> joined(Member member) {
        return List.of();
    }

    @Override
    public List<String> leave(Member member) {
        return List.of(send(
                "/app/leave",
                "{\"room\":\"" + member.room().code() + "\",\"id\":\"" + member.id() + "\",\"displayName\":\"\"}"));
    }

    @Override
    public String head(Member sender, Kind kind) {
        String path = kind == Kind.CHAT ? "/app/chat" : "/app/signal";
        String open = open(sender.room().code(), sender.id(), kind);
        int length = open.length()
                + (kind == Kind.CHAT ? 0 : sender.id().length())
                + close(kind).length()
                + Mark.LENGTH
                + after(kind, open.length()).length();
        return "SEND\ndestination:" + path + "\ncontent-type:application/json\ncontent-length:" + length + "\n\n"
                + open;
    }

    @Override
    public String middle(Kind kind) {
        return close(kind);
    }

    @Override
    public String tail(Kind kind) {
        return after(kind, open("c".repeat(16), "i".repeat(16), kind).length()) + "\0";
    }

    private static String open(String room, String from, Kind kind) {
        String who = "\"room\":\"" + room + "\",\"from\":\"" + from + "\"";
        return kind == Kind.CHAT ? "{" + who : "{\"type\":\"" + kind.word + "\"," + who + ",\"to\":\"";
    }

    private static String close(Kind kind) {
        return (kind == Kind.CHAT ? "," : "\",") + kind.beforeMark();
    }

    /** Ids and codes are all as long as each other. */
    private static String after(Kind kind, int open) {
        int to = kind == Kind.CHAT ? 0 : 16;
        return kind.afterMark(kind.bytes - open - to - close(kind).length() - Mark.LENGTH - 1) + "}";
    }

    private static String send(String destination, String body) {
        return "SEND\ndestination:" + destination + "\ncontent-type:application/json\ncontent-length:" + body.length()
                + "\n\n" + body + "\0";
    }
}
