package dev.madang.membership;

import dev.madang.room.Rights;
import dev.madang.room.RoomCode;
import dev.madang.user.UserId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a session. The public part may be read from any thread; everything else is guarded by the lock of its
 * {@link RoomSeats}.
 */
public final class Seat {

    enum Phase {
        /** CONNECTed, not joined: seen by nobody, takes no capacity. */
        PENDING,
        /** Has a place, while its membership is being stored. */
        RESERVED,
        SEATED,
        ENDED
    }

    private static final int ESCAPED_BYTES = 6;

    private final ParticipantId id;
    private final UserId user;
    final RoomSeats live;

    private volatile Phase phase = Phase.PENDING;

    @Nullable
    String sessionId;
    /** Whether the session of this moment has joined; a resumed one has not, until it does. */
    volatile boolean sessionJoined;

    ResumeTokens tokens;
    long deadline;
    long membershipId;
    boolean isChangeWaiting;
    boolean restored;
    /** Was let in by who may: neither asked for a passcode again nor to wait. */
    boolean admitted;

    final TalkTime talk = new TalkTime();

    private volatile String displayName = "";
    private Role role = Role.PARTICIPANT;
    private volatile Rights rights = Rights.ALL;
    private MediaState media = new MediaState(false, false, false);
    /** Null while the hand is down; whoever was first has the lowest. */
    private @Nullable Long handOrder;

    private Connection connection = Connection.CONNECTED;
    private volatile int incarnation;
    private Instant joinedAt = Instant.EPOCH;
    private Map<String, String> ext = Map.of();
    private volatile int extBytes;

    Seat(ParticipantId id, UserId user, RoomSeats live) {
        this.id = id;
        this.user = user;
        this.live = live;
        this.tokens = new ResumeTokens(id);
    }

    public ParticipantId id() {
        return id;
    }

    public RoomCode room() {
        return live.code();
    }

    public UserId user() {
        return user;
    }

    /** At most so long is what it has said of itself beside its name, wherever it is told, in bytes of JSON. */
    public int extBytes() {
        return extBytes;
    }

    /** Whether signals may be addressed to this participant. */
    public boolean isSeated() {
        return phase == Phase.SEATED;
    }

    /** Whether it is no more. */
    public boolean isEnded() {
        return phase == Phase.ENDED;
    }

    /** Whether this session is the seat's own and has joined. */
    public boolean isJoinedBy(String session) {
        return phase == Phase.SEATED && sessionJoined && session.equals(sessionId);
    }

    public String displayName() {
        return displayName;
    }

    public int incarnation() {
        return incarnation;
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next) {
        phase = next;
    }

    boolean takesCapacity() {
        return phase == Phase.RESERVED || phase == Phase.SEATED;
    }

    /** Present in the sense of lists and counts: not one of a dead run that has not come back. */
    boolean isPresent() {
        return phase == Phase.SEATED && !restored && connection != Connection.GONE;
    }

    void introduce(JoinRequest request, Role role, Instant joinedAt) {
        displayName = request.displayName();
        media = request.media();
        ext = request.ext();
        extBytes = bytes(ext);
        this.role = role;
        this.joinedAt = joinedAt;
        incarnation = 1;
        settleRights();
    }

    void comeBack(JoinRequest request) {
        displayName = request.displayName();
        media = request.media();
        ext = request.ext();
        extBytes = bytes(ext);
        if (request.pageLoad()) {
            incarnation++;
        }
        settleRights();
    }

    void restore(String displayName, Role role, @Nullable Long handOrder, int incarnation, Instant joinedAt) {
        this.displayName = displayName;
        this.role = role;
        this.handOrder = handOrder;
        live.noteHand(handOrder);
        this.incarnation = incarnation;
        this.joinedAt = joinedAt;
        connection = Connection.RECONNECTING;
        restored = true;
        phase = Phase.SEATED;
        settleRights();
    }

    void change(StateChange change) {
        media = change.applyTo(media).within(rights);
        raise(change.applyTo(handOrder != null));
    }

    /** A hand that is up keeps its place. */
    private void raise(boolean up) {
        if (!up) {
            handOrder = null;
        } else if (handOrder == null) {
            handOrder = live.nextHand();
        }
    }

    void become(Role role) {
        this.role = role;
        settleRights();
    }

    void mute() {
        media = media.muted();
    }

    /**
     * Works out anew what this participant may; what it may not is off.
     *
     * @return whether it is something else than before
     */
    boolean settleRights() {
        Rights before = rights;
        rights = role == Role.PARTICIPANT ? live.standing(user).over(live.rights()) : Rights.ALL;
        media = media.within(rights);
        return !rights.equals(before);
    }

    /** May be asked from any thread. */
    public Rights rights() {
        return rights;
    }

    /** Is a moderator only while no host is there. */
    boolean standsIn() {
        return role == Role.MODERATOR && !live.standing(user).appointed();
    }

    void become(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    Role role() {
        return role;
    }

    Participant participant() {
        return new Participant(
                id,
                displayName,
                role,
                standsIn(),
                rights,
                media,
                handOrder != null,
                handOrder,
                connection,
                incarnation,
                joinedAt,
                ext);
    }

    private static int bytes(Map<String, String> ext) {
        return ext.entrySet().stream()
                .flatMapToInt(entry -> (entry.getKey() + entry.getValue()).chars())
                .map(c -> c < ' ' || c == '"' || c == '\\' || c == 0x7f ? ESCAPED_BYTES : c < 0x80 ? 1 : 3)
                .sum();
    }
}
