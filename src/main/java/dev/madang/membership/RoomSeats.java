package dev.madang.membership;

import dev.madang.room.Right;
import dev.madang.room.Rights;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomDetails;
import dev.madang.room.RoomEntry;
import dev.madang.room.RoomView;
import dev.madang.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The seats of one room, in the order in which they were taken. Every method needs the monitor of this object. */
final class RoomSeats {

    private static final int MAX_KNOWN = 1_000;
    /** Above the capacity, so that a full room has a place for its host who comes back. */
    private static final int HOST_SEATS = 1;

    private final RoomCode code;
    private final Map<ParticipantId, Seat> seats = new LinkedHashMap<>();
    /** Users whom a moderator has removed, until a host comes or nobody is here any more. */
    private final Set<UserId> keptOut = new HashSet<>();

    private long hands;
    /** Who waits to be let in, in the order of knocking. */
    private final Map<ParticipantId, Knock> knocks = new LinkedHashMap<>();

    private final Map<UserId, Standing> standings = new HashMap<>();
    /** What held of whom somebody who only stands in has said something. */
    private final Map<UserId, Standing> before = new HashMap<>();
    /** Users who were in since the room was empty: a lost connection locks nobody out. */
    private final Set<UserId> known = new HashSet<>();

    private boolean hadHost;
    private boolean dropped;
    private @Nullable RoomDetails details;
    private @Nullable Instant useTold;

    RoomSeats(RoomCode code) {
        this.code = code;
    }

    RoomCode code() {
        return code;
    }

    /** What the room was when last heard of, so that who comes back needs no database. An older picture is dropped. */
    void describe(RoomDetails picture) {
        if (details == null || picture.version() >= details.version()) {
            details = picture;
        }
    }

    /** Whether that it is used was not told for so long. It is then told. */
    boolean isUseNews(Instant now, Duration interval) {
        boolean isNews = useTold == null || useTold.isBefore(now.minus(interval));
        useTold = isNews ? now : useTold;
        return isNews;
    }

    /** As they are now; null until somebody was about to join, or the room was changed. */
    @Nullable
    RoomDetails details() {
        return details;
    }

    /** What everybody may of whom nothing else was said. */
    Rights rights() {
        return details == null ? Rights.ALL : details.rights();
    }

    RoomEntry entry() {
        return details == null ? RoomEntry.OPEN : details.entry();
    }

    Standing standing(UserId user) {
        return standings.getOrDefault(user, Standing.NONE);
    }

    void stand(UserId user, Standing standing) {
        if (standing.equals(Standing.NONE)) {
            standings.remove(user);
        } else {
            standings.put(user, standing);
        }
    }

    /** The same until a host is there. */
    void standMeanwhile(UserId user, Standing standing) {
        before.putIfAbsent(user, standing(user));
        stand(user, standing);
    }

    /** What is to hold after a crash. */
    Standing lastingStanding(UserId user) {
        return before.getOrDefault(user, standing(user));
    }

    /** From now on everybody has this right as the room has it. Returns of whom something else was said. */
    List<UserId> forgetSaid(Right right) {
        List<UserId> users = standings.entrySet().stream()
                .filter(entry -> entry.getValue().said().containsKey(right))
                .map(Map.Entry::getKey)
                .toList();
        users.forEach(user -> stand(user, standing(user).without(right)));
        before.replaceAll((user, standing) -> standing.without(right));
        return users;
    }

    /** Returns whether this is new. */
    boolean know(UserId user) {
        return known.size() < MAX_KNOWN && known.add(user);
    }

    /** Whether this user was in since the room was empty, or was made a moderator. */
    boolean knows(UserId user) {
        return known.contains(user) || standing(user).appointed();
    }

    void knock(Knock knock) {
        knocks.put(knock.seat().id(), knock);
    }

    List<Knock> knocks() {
        return List.copyOf(knocks.values());
    }

    boolean isWaiting(Seat seat) {
        return knocks.containsKey(seat.id());
    }

    /** Waits no longer, whatever came of it. */
    void answer(Seat seat) {
        knocks.remove(seat.id());
    }

    RoomView view() {
        if (details == null) {
            throw new IllegalStateException("nobody has joined this room");
        }
        return RoomView.of(details, present());
    }

    boolean isDropped() {
        return dropped;
    }

    void drop() {
        dropped = true;
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    void add(Seat seat) {
        seats.put(seat.id(), seat);
    }

    void remove(Seat seat) {
        seats.remove(seat.id());
        knocks.remove(seat.id());
    }

    /** Moves the seat behind all others: the order of joins, not of connections, is what everybody sees. */
    void moveToEnd(Seat seat) {
        seats.remove(seat.id());
        seats.put(seat.id(), seat);
    }

    /** The place of a hand that is raised now, behind all others. */
    long nextHand() {
        return ++hands;
    }

    /** A hand of the run before keeps its place; new ones come behind it. */
    void noteHand(@Nullable Long order) {
        hands = Math.max(hands, order == null ? 0 : order);
    }

    /** What who stood in has said and done is over. */
    void hostIsThere() {
        hadHost = true;
        keptOut.clear();
        before.forEach(this::stand);
        before.clear();
    }

    /** Whether a host was here since the room was empty. */
    boolean hadHost() {
        return hadHost;
    }

    /** Nobody is here any more. */
    void beginAnew() {
        hadHost = false;
        keptOut.clear();
        standings.clear();
        before.clear();
        known.clear();
    }

    /** Later it comes in as a stranger does. */
    void keepOut(UserId user) {
        keptOut.add(user);
        known.remove(user);
    }

    boolean keepsOut(UserId user) {
        return keptOut.contains(user);
    }

    Collection<Seat> seats() {
        return List.copyOf(seats.values());
    }

    int taken() {
        return (int) seats.values().stream().filter(Seat::takesCapacity).count();
    }

    boolean hasPlace(RoomDetails room, boolean host) {
        return taken() < room.capacity() + (host ? HOST_SEATS : 0);
    }

    int present() {
        return (int) seats.values().stream().filter(Seat::isPresent).count();
    }

    List<Participant> participants() {
        List<Participant> participants = new ArrayList<>();
        for (Seat seat : seats.values()) {
            if (seat.isSeated()) {
                participants.add(seat.participant());
            }
        }
        return participants;
    }

    List<Participant> othersOf(Seat self) {
        return participants().stream().filter(p -> !p.id().equals(self.id())).toList();
    }
}
