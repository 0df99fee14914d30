package dev.madang.soak;

import dev.madang.lab.TcpProxy;
import dev.madang.lab.TestParticipant;
import dev.madang.lab.TestRoom;
import dev.madang.lab.TestServer;
import dev.madang.lab.TestUser;
import dev.madang.lab.TransportKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Guests who come at an even pace, by every transport, into forty rooms, do what guests do, and go in every way. */
final class Churn implements AutoCloseable {

    private static final int ROOMS = 40;
    private static final int USERS = 200;
    private static final int THREADS = 32;
    /** Long enough for the server to notice that a guest is silent. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration MAX_STAY = Duration.ofSeconds(20);

    enum Going {
        LEAVE,
        /** The page says that it closes. */
        CLOSE,
        /** The connection breaks, the guest comes back into its seat by another way, and leaves. */
        RETURN,
        /** The connection breaks, as when a process is killed. */
        RESET,
        /** The guest is cut off in such a way that nobody is told. */
        SILENCE;

        /** One in ten is dirty. */
        static Going of(int arrival) {
            return switch (arrival % 10) {
                case 0 -> arrival % 20 == 0 ? RESET : SILENCE;
                case 1 -> CLOSE;
                case 2 -> RETURN;
                default -> LEAVE;
            };
        }
    }

    private final TestServer server;
    private final List<TestUser> users;
    private final List<TestRoom> rooms;
    private final Random random = new Random(5);
    private final ScheduledExecutorService guests = Executors.newScheduledThreadPool(THREADS);
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> joinMillis = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger arrivals = new AtomicInteger();
    private final AtomicInteger joined = new AtomicInteger();
    private final AtomicInteger dirty = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();

    Churn(TestServer server) {
        this.server = server;
        users = IntStream.range(0, USERS)
                .mapToObj(n -> server.register("Guest " + n))
                .toList();
        rooms = IntStream.range(0, ROOMS)
                .mapToObj(n -> server.register("Host").createRoom(Map.of("capacity", 16)))
                .toList();
    }

    /** So many guests come within this time; returns when the last of them has gone. */
    void run(int joins, Duration length) throws Exception {
        List<CompletableFuture<Void>> visits = new ArrayList<>();
        for (int i = 0; i < joins; i++) {
            CompletableFuture<Void> visit = new CompletableFuture<>();
            visits.add(visit);
            guests.schedule(
                    () -> new Visit(arrivals.getAndIncrement(), visit).begin(),
                    length.toNanos() * i / joins,
                    TimeUnit.NANOSECONDS);
        }
        CompletableFuture.allOf(visits.toArray(CompletableFuture[]::new)).get();
    }

    List<TestRoom> rooms() {
        return rooms;
    }

    int joined() {
        return joined.get();
    }

    int dirty() {
        return dirty.get();
    }

    int gone() {
        return gone.get();
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    /** From the first byte to the roster, of the joins since this was asked last. */
    List<Long> takeJoinMillis() {
        synchronized (joinMillis) {
            List<Long> taken = List.copyOf(joinMillis);
            joinMillis.clear();
            return taken;
        }
    }

    @Override
    public void close() {
        guests.shutdownNow();
    }

    /** One guest, behind a network of its own. */
    private final class Visit {

        private final CompletableFuture<Void> over;
        private final TransportKind kind;
        private final Going going;
        private final TestUser user;
        private final TestRoom room;
        private final Duration stay;
        private TcpProxy network = TcpProxy.before(server);

        Visit(int arrival, CompletableFuture<Void> over) {
            this.over = over;
            kind = TransportKind.values()[arrival % TransportKind.values().length];
            going = Going.of(arrival);
            user = users.get(arrival % USERS);
            room = rooms.get(random.nextInt(ROOMS));
            stay = Duration.ofMillis(random.nextLong(MAX_STAY.toMillis()));
        }

        void begin() {
            attempt(() -> {
                long began = System.nanoTime();
                TestParticipant guest = Crowd.at(network.server(), user).connectBeating(room, kind);
                JsonNode welcome = guest.join();
                joinMillis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
                joined.incrementAndGet();
                takePart(guest, welcome);
                step(stay, () -> go(guest));
            });
        }

        private void takePart(TestParticipant guest, JsonNode welcome) {
            List<String> others = StreamSupport.stream(
                            welcome.path("participants").spliterator(), false)
                    .map(other -> other.path("id").asString())
                    .toList();
            others.forEach(other -> guest.signal(other, "offer", "{\"sdp\":\"v=0\"}"));
            guest.command("state", Map.of("mic", false));
            guest.command("chat", Map.of("text", "hello"));
            guest.command(
                    "health",
                    Map.of(
                            "links",
                            others.stream()
                                    .map(other -> Map.of("to", other, "state", "ok"))
                                    .toList()));
            guest.sync();
        }

        private void go(TestParticipant guest) {
            switch (going) {
                case LEAVE -> leave(guest);
                case CLOSE -> {
                    guest.command("away", Map.of("incarnation", guest.incarnation()));
                    guest.sync();
                    end();
                }
                case RETURN -> {
                    network.close();
                    network = TcpProxy.before(server);
                    TestParticipant back = guest.reconnect(Crowd.at(network.server(), user), kind);
                    back.joinAgain();
                    if (!back.id().equals(guest.id())) {
                        throw new AssertionError("Another seat");
                    }
                    leave(back);
                }
                case RESET -> {
                    dirty.incrementAndGet();
                    end();
                }
                case SILENCE -> {
                    dirty.incrementAndGet();
                    network.stall();
                    step(SILENCE, this::end);
                }
            }
        }

        private void leave(TestParticipant guest) {
            guest.command("leave", Map.of());
            guest.session().awaitClosed();
            end();
        }

        private void end() {
            network.close();
            gone.incrementAndGet();
            over.complete(null);
        }

        private void step(Duration after, Runnable work) {
            guests.schedule(() -> attempt(work), after.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void attempt(Runnable work) {
            try {
                work.run();
            } catch (Throwable failed) {
                errors.add(going + " by " + kind + ": " + failed);
                end();
            }
        }
    }
}
