package dev.madang.soak;

import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** The bar's “small”: 40 rooms of five. In each room three come by WebSocket, one streams and one polls. */
final class Crowd {

    static final int ROOMS = 40;
    static final int PER_ROOM = 5;
    static final int SIZE = ROOMS * PER_ROOM;

    private static final List<TransportKind> KINDS = List.of(
            TransportKind.WEBSOCKET,
            TransportKind.WEBSOCKET,
            TransportKind.WEBSOCKET,
            TransportKind.XHR_STREAMING,
            TransportKind.XHR);

    private final List<List<TestParticipant>> rooms;

    private Crowd(List<List<TestParticipant>> rooms) {
        this.rooms = rooms;
    }

    static Crowd enter(TestServer server) throws InterruptedException, ExecutionException {
        return enter(server, UnaryOperator.identity());
    }

    /** @param network gives each member the server as it sees it; users and rooms are made directly */
    static Crowd enter(TestServer server, UnaryOperator<TestServer> network)
            throws InterruptedException, ExecutionException {
        Callable<List<TestParticipant>> room = () -> {
            List<TestUser> users = IntStream.range(0, PER_ROOM)
                    .mapToObj(n -> server.register("Member " + n))
                    .toList();
            TestRoom of = users.get(0).createRoom();
            List<TestParticipant> members = new ArrayList<>();
            for (int n = 0; n < PER_ROOM; n++) {
                TestParticipant member = at(network.apply(server), users.get(n)).connectBeating(of, KINDS.get(n));
                member.join();
                members.add(member);
            }
            return members;
        };
        return new Crowd(Together.all(IntStream.range(0, ROOMS)
                .<Callable<List<TestParticipant>>>mapToObj(n -> room)
                .toList()));
    }

    /** The same user, who sees the server through a network. */
    static TestUser at(TestServer network, TestUser user) {
        return new TestUser(network, user.id(), user.token(), user.displayName());
    }

    /** Everybody comes back into the same seat. */
    Crowd returned() throws InterruptedException, ExecutionException {
        return new Crowd(Together.all(rooms.stream()
                .<Callable<List<TestParticipant>>>map(members -> () -> returned(members))
                .toList()));
    }

    private static List<TestParticipant> returned(List<TestParticipant> members) {
        List<TestParticipant> back = new ArrayList<>();
        for (int n = 0; n < PER_ROOM; n++) {
            TestParticipant member = members.get(n).reconnect(KINDS.get(n));
            member.joinAgain();
            if (!member.id().equals(members.get(n).id())) {
                throw new AssertionError("Another seat");
            }
            back.add(member);
        }
        return back;
    }

    /** Everybody leaves, and the server has closed their sessions. */
    void leave() throws InterruptedException, ExecutionException {
        Together.all(members().stream()
                .<Callable<String>>map(member -> () -> {
                    member.command("leave", Map.of());
                    return member.session().awaitClosed();
                })
                .toList());
    }

    List<List<TestParticipant>> byRoom() {
        return rooms;
    }

    List<TestParticipant> members() {
        return rooms.stream().flatMap(Collection::stream).toList();
    }

    List<TestRoom> rooms() {
        return rooms.stream().map(members -> members.get(0).room()).toList();
    }

    static int count(TransportKind kind) {
        return ROOMS * (int) KINDS.stream().filter(kind::equals).count();
    }
}
