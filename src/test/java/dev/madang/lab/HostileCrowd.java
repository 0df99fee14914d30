package dev.madang.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.lab.HostileFrames.Fate;
import dev.madang.lab.HostileFrames.Hostile;
import dev.madang.lab.HostilePosts.Post;
import dev.madang.lab.WebSocketFrames.Broken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that send nothing good: members of rooms of their own, who come back to their seats whenever they are thrown
 * out; strangers, who never CONNECT; broken sockets; and posts to members who use an HTTP transport and must not notice.
 * What the server answers is checked at once.
 */
public final class HostileCrowd implements AutoCloseable {

    private static final int EACH = 25;
    /** That our client of HTTP keeps for later when all are gone: of each target one to send and one to receive. */
    public static final int KEPT_CONNECTIONS = 2 * EACH;

    private static final int SOCKETS = 20;
    private static final int POSTERS = 10;

    private final TestServer server;
    private final Crowd threads;
    private final List<Callable<Boolean>> attackers = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<TestParticipant> targets = new ArrayList<>();
    private final Map<String, Integer> refusals = new ConcurrentSkipListMap<>();
    private final AtomicLong slowestNanos = new AtomicLong();

    private final int perSecond;
    private final int times;

    /**
     * @param perSecond of what each of 80 attackers sends
     * @param times that it does so in one attack
     */
    public HostileCrowd(TestServer server, long seed, int perSecond, int times) {
        this.server = server;
        this.perSecond = perSecond;
        this.times = times;
        this.threads = Crowd.in(server, 0, 0);
        for (int i = 0; i < EACH; i++) {
            TestRoom room = server.register("Mallory").createRoom();
            members.add(new Member(room, new Random(seed + i)));
            targets.add(room.host().join(room, TransportKind.XHR_STREAMING));
            HostileFrames frames = new HostileFrames(new Random(seed - i), room, "0");
            attack(members.get(i)::attack);
            attack(() -> attackAsStranger(frames.next()));
        }
        for (int i = 0; i < SOCKETS; i++) {
            WebSocketFrames frames = new WebSocketFrames(new Random(seed + i));
            attack(() -> attackSocket(frames.next()));
        }
        for (int i = 0; i < POSTERS; i++) {
            HostilePosts posts = new HostilePosts(new Random(seed + i));
            TestParticipant target = targets.get(i);
            attack(() -> attackPost(posts.next(), target));
        }
    }

    private interface Attack {
        void once() throws IOException;
    }

    private void attack(Attack attack) {
        double offset = attackers.size() / (double) (2 * EACH + SOCKETS + POSTERS);
        attackers.add(() -> {
            Pace.keep(offset, perSecond, times, i -> {
                try {
                    attack.once();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            return true;
        });
    }

    /** Everybody sends at the same time; returns when all of it was answered as it must be. */
    public void attack() {
        threads.atOnce(attackers);
    }

    /** Who is posted to by others is still in and served. */
    public void assertTargetsServed() {
        assertThat(targets).allSatisfy(target -> {
            target.sync();
            assertThat(target.session().isOpen()).isTrue();
        });
    }

    /** How often it was refused, by code. */
    public Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    /** How long the server took at most to close a socket that broke the protocol. */
    public long slowestCloseMillis() {
        return TimeUnit.NANOSECONDS.toMillis(slowestNanos.get());
    }

    @Override
    public void close() {
        members.forEach(member -> member.self.command("leave", Map.of()));
        targets.forEach(target -> target.command("leave", Map.of()));
        threads.close();
    }

    private void note(String code) {
        refusals.merge(code, 1, Integer::sum);
    }

    private static void send(StompSession session, Hostile hostile) {
        WebSocketTransport transport = (WebSocketTransport) session.transport();
        hostile.messages().forEach(transport::sendBytes);
    }

    /** A frame without end is followed by a goodbye, which is read after it. */
    private static void goAway(StompSession session) {
        session.close();
        session.awaitClosed();
    }

    private void attackAsStranger(Hostile hostile) {
        StompSession session = StompSession.open(server.uri(), TransportKind.WEBSOCKET);
        send(session, hostile);
        if (hostile.fate() == Fate.REFUSED || hostile.fate() == Fate.KEPT) {
            note(session.awaitRefusal(hostile.kind()).code());
        } else {
            goAway(session);
        }
    }

    private void attackSocket(Broken broken) throws IOException {
        String path = broken.wrapped() ? HostilePosts.unknownSession() + "websocket" : "/ws/websocket";
        try (RawSocket socket = RawSocket.to(server)) {
            assertThat(socket.upgrade(path).status()).isEqualTo(101);
            socket.write(broken.bytes());
            if (broken.closed()) {
                long sent = System.nanoTime();
                socket.awaitClose();
                slowestNanos.accumulateAndGet(System.nanoTime() - sent, Math::max);
            }
        }
    }

    private void attackPost(Post post, TestParticipant target) {
        SockJsTransport transport = (SockJsTransport) target.session().transport();
        String session = post.known() ? transport.path() : HostilePosts.unknownSession();
        var answer = Http.at(server.uri().getPort())
                .raw(
                        post.method(),
                        session + post.path(),
                        post.body(),
                        List.of("Content-Type: " + post.contentType(), "Content-Length: " + post.body().length));
        assertThat(answer.status()).as(post.kind() + " " + answer).isEqualTo(post.status());
        if (post.status() == 400) {
            assertThat(answer.problem()).isEqualTo("400 malformed");
        }
    }

    private final class Member {

        private final HostileFrames frames;
        private TestParticipant self;

        Member(TestRoom room, Random random) {
            self = room.host().join(room, TransportKind.WEBSOCKET);
            frames = new HostileFrames(random, room, self.id());
        }

        void attack() {
            Hostile hostile = frames.next();
            send(self.session(), hostile);
            switch (hostile.fate()) {
                case REFUSED -> {
                    note(self.awaitRefusal(hostile.kind()).code());
                    comeBack();
                }
                case KEPT -> self.sync();
                case PENDING, ANY -> {
                    goAway(self.session());
                    comeBack();
                }
            }
        }

        /** To the same seat. */
        private void comeBack() {
            String id = self.id();
            self = self.reconnect(TransportKind.WEBSOCKET);
            assertThat(self.id()).isEqualTo(id);
            self.joinAgain();
        }
    }
}
