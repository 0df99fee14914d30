package dev.madang.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** One client of a room. Checks all that it receives. */
final class Member implements Peer {

    private static final byte[] JOINED = "{\"type\":\"joined\"".getBytes(UTF_8);
    private static final byte[] ERROR = "{\"type\":\"error\"".getBytes(UTF_8);
    private static final byte[] REFUSED = "{\"type\":\"refused\"".getBytes(UTF_8);
    private static final String NAMED = "\"displayName\":\"p";
    private static final byte[] NOBODY = {};
    private static final Kind[] KINDS = Kind.values();

    private final Gathering gathering;
    private final int index;
    private final int slot;
    private final Room room;
    private final String token;
    private final byte[][] heads = new byte[KINDS.length][];
    private final Mark mark = new Mark();
    private final int[] sent;
    private final int[] heard;
    private final int[] castsHeard;
    private int casts;
    private String id = "";
    private byte[] idBytes = NOBODY;
    private boolean leaving;

    Link link;
    /** When the join was sent last; 0 before. */
    long joinSent;

    boolean isIn;
    /** How many signals it waits for before its join is complete. */
    int awaited;
    /** Those by slot to whom it has made an offer. */
    final boolean[] offered;

    Member(Gathering gathering, int index, int slot, int perRoom, Room room, String token) {
        this.gathering = gathering;
        this.index = index;
        this.slot = slot;
        this.room = room;
        this.token = token;
        sent = new int[perRoom];
        heard = new int[perRoom];
        castsHeard = new int[perRoom];
        offered = new boolean[perRoom];
    }

    int index() {
        return index;
    }

    int slot() {
        return slot;
    }

    Room room() {
        return room;
    }

    String token() {
        return token;
    }

    String id() {
        return id;
    }

    String displayName() {
        return "p%06x".formatted(index);
    }

    void signal(Member to, Kind kind, long nanos) {
        begin(kind, to.idBytes);
        Mark.write(link.out, kind, index, to.index, ++sent[to.slot], nanos);
        link.out.put(gathering.tail(kind)).end();
        gathering.tally.sent++;
        link.written();
    }

    /** To everybody in the room, oneself included. */
    void cast(long nanos, int hearers) {
        begin(Kind.CHAT, NOBODY);
        Mark.write(link.out, Kind.CHAT, index, room.number(), ++casts, nanos);
        link.out.put(gathering.tail(Kind.CHAT)).end();
        gathering.tally.sent += hearers;
        link.written();
    }

    private void begin(Kind kind, byte[] to) {
        byte[] head = heads[kind.ordinal()];
        if (head == null) {
            head = gathering.wrapping.encode(gathering.dialect.head(this, kind));
            heads[kind.ordinal()] = head;
        }
        link.out.begin().put(head).put(to).put(gathering.middle(kind));
    }

    void join() {
        joinSent = System.nanoTime();
        gathering.dialect.join(this).forEach(link::send);
    }

    /** Only the question, for one that was not answered. */
    void joinAgain() {
        joinSent = System.nanoTime();
        List<String> frames = gathering.dialect.join(this);
        link.send(frames.get(frames.size() - 1));
    }

    void leave() {
        leaving = true;
        gathering.dialect.leave(this).forEach(link::send);
    }

    @Override
    public void opened() {
        link.send(gathering.dialect.connect(this, gathering.heartbeat));
        link.beatEvery(gathering.heartbeat * 1_000_000);
    }

    @Override
    public void frame(byte[] bytes, int head, int body, int end) {
        if (bytes[head] == 'M') {
            message(bytes, body, end);
        } else if (bytes[head] == 'C') {
            id = gathering.dialect.id(this, StompReader.header(bytes, head, body, "user-name"));
            idBytes = gathering.wrapping.encode(id);
            join();
        } else if (!leaving) {
            gathering.tally.fail(displayName() + ": " + new String(bytes, head, end - head, UTF_8));
        }
    }

    private void message(byte[] bytes, int body, int end) {
        if (StompReader.startsWith(bytes, body, JOINED)) {
            if (!isIn) {
                isIn = true;
                gathering.dialect.joined(this).forEach(link::send);
                gathering.joined(this, present(new String(bytes, body, end - body, UTF_8)));
            }
        } else if (mark.read(bytes, body, end)) {
            check();
        } else if (StompReader.startsWith(bytes, body, ERROR) || StompReader.startsWith(bytes, body, REFUSED)) {
            gathering.tally.fail(displayName() + ": " + new String(bytes, body, end - body, UTF_8));
        }
    }

    private void check() {
        Kind kind = KINDS[mark.kind];
        boolean cast = kind == Kind.CHAT;
        Member from = gathering.members.get(mark.from);
        gathering.tally.received++;
        if (mark.to != (cast ? room.number() : index) || from.room != room) {
            gathering.tally.misdelivered++;
            return;
        }
        int[] numbers = cast ? castsHeard : heard;
        if (mark.number != ++numbers[from.slot]) {
            gathering.tally.disordered++;
            numbers[from.slot] = mark.number;
        }
        gathering.heard(this, from, kind, mark.nanos);
    }

    /** Everybody named in the list of {@code joined}. */
    private List<Member> present(String joined) {
        List<Member> present = new ArrayList<>();
        int at = joined.indexOf("\"participants\":[");
        int end = endOfArray(joined, at + 15);
        for (at = joined.indexOf(NAMED, at); at >= 0 && at < end; at = joined.indexOf(NAMED, at + 1)) {
            int name = at + NAMED.length();
            present.add(gathering.members.get(Integer.parseInt(joined.substring(name, name + 6), 16)));
        }
        return present;
    }

    /** No string in it has brackets. */
    private static int endOfArray(String json, int begin) {
        int depth = 0;
        for (int i = begin; i < json.length(); i++) {
            char c = json.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("no end of an array in " + json);
    }

    @Override
    public void closed(String why) {
        if (!leaving) {
            gathering.tally.fail(displayName() + " closed: " + why);
        }
    }
}
