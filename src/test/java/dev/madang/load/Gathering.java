package dev.madang.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Members who come into new rooms, all of one room and then all of the next. */
class Gathering {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    /** As the protocol has it. */
    private static final long REPEAT_NANOS = 1_000_000_000;

    private static final long CHECK_NANOS = 50_000_000;

    final Driver driver;
    final Wrapping wrapping;
    final Dialect dialect;
    final long heartbeat;
    final Tally tally = new Tally();
    final List<Member> members = new ArrayList<>();

    private final Subject subject;
    private final int atOnce;
    private final byte[][] middles;
    private final byte[][] tails;
    private int next;
    private int complete;
    private long lastCheck;

    /** @param atOnce how many may be on their way in */
    Gathering(Driver driver, Subject subject, Setting setting, int rooms, int perRoom, int atOnce) {
        this.driver = driver;
        this.subject = subject;
        this.wrapping = setting.wrapping();
        this.heartbeat = setting.heartbeat().toMillis();
        this.atOnce = atOnce;
        this.dialect = subject.dialect();
        middles = encode(dialect::middle);
        tails = encode(dialect::tail);
        List<String> tokens = subject.tokens(rooms * perRoom);
        for (int i = 0; i < rooms; i++) {
            Room room = new Room(i, subject.newRoom(perRoom));
            for (int slot = 0; slot < perRoom; slot++) {
                int index = members.size();
                members.add(new Member(this, index, slot, perRoom, room, tokens.get(index)));
            }
        }
    }

    byte[] middle(Kind kind) {
        return middles[kind.ordinal()];
    }

    byte[] tail(Kind kind) {
        return tails[kind.ordinal()];
    }

    /** Returns when all are complete, or after a time that is far too long. */
    final boolean gather() {
        return driver.run(this::comeIn, this::isDone, LIMIT);
    }

    boolean isDone() {
        return complete == members.size();
    }

    /** Somebody knows now who else is in. */
    void joined(Member member, List<Member> present) {
        complete();
    }

    void heard(Member by, Member from, Kind kind, long nanos) {}

    /** One more may come. */
    final void complete() {
        complete++;
    }

    /** Returns when the server has let go of all. */
    final void leave() {
        members.forEach(Member::leave);
        driver.runUntil(() -> members.stream().allMatch(member -> member.link.isClosed()), Duration.ofSeconds(2));
        members.forEach(member -> member.link.close("left"));
    }

    private int comeIn() {
        while (next < members.size() && next - complete < atOnce) {
            Member member = members.get(next);
            member.link = driver.open(subject.port(), wrapping, next, member);
            next++;
        }
        long now = System.nanoTime();
        if (now - lastCheck > CHECK_NANOS) {
            lastCheck = now;
            repeatJoins(now);
        }
        return 1;
    }

    private void repeatJoins(long now) {
        for (Member member : members.subList(0, next)) {
            if (!member.isIn && member.joinSent != 0 && now - member.joinSent > REPEAT_NANOS) {
                tally.repeatedJoins++;
                member.joinAgain();
            }
        }
    }

    private interface Text {

        String of(Kind kind);
    }

    private byte[][] encode(Text text) {
        byte[][] encoded = new byte[Kind.values().length][];
        for (Kind kind : Kind.values()) {
            encoded[kind.ordinal()] = wrapping.encode(text.of(kind));
        }
        return encoded;
    }
}
