package dev.madang.signaling;

import dev.madang.membership.Departures;
import dev.madang.membership.ParticipantRegistry;
import dev.madang.membership.Seat;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomService;
import dev.madang.user.AuthenticatedUser;
import dev.madang.user.UserService;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.stereotype.Component;

/**
 * Lets sessions in: looks up the token and the room away from the threads that carry signals, gives the session its
 * seat, and only then passes CONNECT to the broker.
 */
@Component
class Admission {

    private static final Logger log = LoggerFactory.getLogger(Admission.class);
    private static final String BEARER = "Bearer ";
    /** Under which Spring's ordered channel keeps what takes this frame out of its queue once it was handled. */
    private static final String NEXT_FRAME = "simpNextMessageTask";

    /** What CONNECT asks for. Taken out of the frame, so that nothing behind the guard can log or forward it. */
    private record Request(
            @Nullable String token,
            @Nullable String room,
            @Nullable String resume,
            @Nullable String locale) {

        static Request takeFrom(StompHeaderAccessor headers) {
            String authorization = take(headers, "Authorization");
            headers.removeNativeHeader("login");
            headers.removeNativeHeader("passcode");
            return new Request(
                    authorization != null && authorization.startsWith(BEARER)
                            ? authorization.substring(BEARER.length())
                            : null,
                    take(headers, "room"),
                    take(headers, "resume"),
                    take(headers, "locale"));
        }

        private static @Nullable String take(StompHeaderAccessor headers, String name) {
            String value = headers.getFirstNativeHeader(name);
            headers.removeNativeHeader(name);
            return value;
        }
    }

    private final UserService users;
    private final RoomService rooms;
    private final ParticipantRegistry registry;
    private final Departures departures;
    private final SignalingSessions sessions;
    private final Inboxes inboxes;
    private final Refusals refusals;
    private final RoomWork work;
    private final FrameBudgets budgets;
    private final SignalingSettings settings;

    Admission(
            UserService users,
            RoomService rooms,
            ParticipantRegistry registry,
            Departures departures,
            SignalingSessions sessions,
            Inboxes inboxes,
            Refusals refusals,
            RoomWork work,
            FrameBudgets budgets,
            SignalingSettings settings) {
        this.users = users;
        this.rooms = rooms;
        this.registry = registry;
        this.departures = departures;
        this.sessions = sessions;
        this.inboxes = inboxes;
        this.refusals = refusals;
        this.work = work;
        this.budgets = budgets;
        this.settings = settings;
    }

    /** Answers later: by sending this CONNECT through the channel again, or by a refusal. */
    void begin(SignalingSession session, StompHeaderAccessor headers, Message<?> connect, MessageChannel channel) {
        Request request = Request.takeFrom(headers);
        // The queue lets this frame go as soon as the guard has; doing so again would race with that.
        headers.removeHeader(NEXT_FRAME);
        if (request.locale() != null) {
            session.speak(Locale.forLanguageTag(request.locale()));
        }
        try {
            work.execute(() -> {
                try {
                    admit(session, request, headers);
                    channel.send(connect);
                } catch (ProblemException refused) {
                    refusals.refuse(session, refused);
                } catch (RuntimeException failed) {
                    log.error("A session could not be let in", failed);
                    refusals.refuse(session, ProblemCode.BUSY);
                }
            });
        } catch (TaskRejectedException full) {
            refusals.refuse(session, ProblemCode.BUSY);
        }
    }

    /**
     * A client that wants no heart-beats gets them all the same: they are line ends, which every client must skip, and
     * only by writing do we learn that nobody reads any more.
     */
    private void beatAnyway(StompHeaderAccessor headers) {
        long[] wanted = headers.getHeartbeat();
        if (wanted[1] == 0) {
            long[] beat = {wanted[0], settings.heartbeat().toMillis()};
            headers.setHeader(SimpMessageHeaderAccessor.HEART_BEAT_HEADER, beat);
        }
    }

    /** What took the seat or the token away before this session was known could not tell it. */
    private void requireStillGood(SignalingSession session, Seat seat, @Nullable String token) {
        ProblemCode lost = !registry.isHeldBy(seat, session.id())
                ? ProblemCode.REPLACED
                : token == null || users.authenticate(token).isEmpty() ? ProblemCode.TOKEN_INVALID : null;
        if (lost != null) {
            sessions.remove(session);
            departures.disconnected(seat.id(), session.id());
            throw new ProblemException(lost);
        }
    }

    private void admit(SignalingSession session, Request request, StompHeaderAccessor headers) {
        AuthenticatedUser user = Optional.ofNullable(request.token())
                .flatMap(users::authenticate)
                .orElseThrow(() -> new ProblemException(ProblemCode.TOKEN_INVALID));
        if (request.locale() == null) {
            session.speak(user.locale());
        }
        RoomCode room = Optional.ofNullable(request.room())
                .flatMap(RoomCode::parse)
                .filter(code -> rooms.find(code).isPresent())
                .orElseThrow(() -> new ProblemException(ProblemCode.ROOM_UNKNOWN));
        Seat seat = Optional.ofNullable(request.resume())
                .flatMap(token -> registry.resume(room, user.id(), token, session.id()))
                .orElseGet(() -> registry.open(room, user.id(), session.id()));
        session.take(seat);
        try {
            sessions.add(session);
        } catch (ProblemException full) {
            departures.disconnected(seat.id(), session.id());
            throw full;
        }
        session.introduce();
        requireStillGood(session, seat, request.token());
        inboxes.open(seat);
        session.spend(budgets.of(seat));
        headers.setUser(new ParticipantPrincipal(seat.id()));
        beatAnyway(headers);
        session.enter(SignalingSession.State.ADMITTED);
        if (session.isEnded()) {
            sessions.remove(session);
            departures.disconnected(seat.id(), session.id());
        }
    }
}
