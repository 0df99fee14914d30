package dev.madang.signaling;

import dev.madang.membership.Departures;
import dev.madang.membership.ParticipantRegistry;
import dev.madang.membership.Seat;
import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomService;
import dev.madang.stomp.Frame;
import dev.madang.user.AuthenticatedUser;
import dev.madang.user.UserService;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.stereotype.Component;

/**
 * Lets sessions in: looks up the token and the room away from the threads that carry signals, gives the session its
 * seat, and only then answers CONNECT.
 */
@Component
class Admission {

    private static final Logger log = LoggerFactory.getLogger(Admission.class);
    private static final String BEARER = "Bearer ";

    /** What CONNECT tells, and {@link Handshake} does not. */
    private record Request(
            @Nullable String token,
            @Nullable String room,
            @Nullable String resume,
            @Nullable String locale) {

        static Request of(Frame connect) {
            String authorization = connect.header("Authorization");
            return new Request(
                    authorization != null && authorization.startsWith(BEARER)
                            ? authorization.substring(BEARER.length())
                            : null,
                    connect.header("room"),
                    connect.header("resume"),
                    connect.header("locale"));
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

    /** Answers later: by CONNECTED, or by a refusal. */
    void begin(SignalingSession session, Frame connect) {
        Request request = Request.of(connect);
        Handshake handshake = Objects.requireNonNull(Handshake.of(connect), "the guard lets no other pass");
        Locale wanted = Languages.of(request.locale());
        if (wanted != null) {
            session.speak(wanted);
        }
        try {
            work.execute(() -> {
                try {
                    admit(session, request, handshake);
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

    private void admit(SignalingSession session, Request request, Handshake handshake) {
        AuthenticatedUser user = Optional.ofNullable(request.token())
                .flatMap(users::authenticate)
                .orElseThrow(() -> new ProblemException(ProblemCode.TOKEN_INVALID));
        if (Languages.of(request.locale()) == null) {
            session.speak(user.locale());
        }
        RoomCode room = Optional.ofNullable(request.room())
                .flatMap(RoomCode::parse)
                .filter(code -> registry.knows(code) || rooms.find(code).isPresent())
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
        long heartbeat = settings.heartbeat().toMillis();
        handshake.agree(session.pulse, heartbeat);
        session.enter(SignalingSession.State.CONNECTED);
        session.send(handshake.connected(seat.id().value(), heartbeat));
        if (session.isEnded()) {
            sessions.remove(session);
            departures.disconnected(seat.id(), session.id());
        }
    }
}
