package dev.madang.soak;

import dev.madang.lab.Figures;
import dev.madang.lab.StompFrame;
import dev.madang.lab.TestParticipant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Members of a crowd who signal each other at an even pace, one a second from each. A signal counts from when it was
 * due, so that a server that halts cannot hide behind a client that waits for it.
 */
final class Steady {

    private static final Duration PACE = Duration.ofMillis(200);
    private static final String DESCRIPTION = "v=0 ".repeat(250);

    private record Delay(Duration at, long micros) {}

    private final List<Delay> delays = Collections.synchronizedList(new ArrayList<>());
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private final Crowd crowd;
    private final long start = System.nanoTime();

    Steady(Crowd crowd) {
        this.crowd = crowd;
    }

    void run(Duration length) throws Exception {
        ScheduledExecutorService rooms = Executors.newScheduledThreadPool(Crowd.ROOMS);
        for (int i = 0; i < Crowd.ROOMS; i++) {
            Duration offset = PACE.multipliedBy(i).dividedBy(Crowd.ROOMS);
            Round round = new Round(crowd.byRoom().get(i), System.nanoTime() + offset.toNanos());
            rooms.scheduleAtFixedRate(round, offset.toNanos(), PACE.toNanos(), TimeUnit.NANOSECONDS);
        }
        CompletableFuture<Void> over = new CompletableFuture<>();
        rooms.schedule(() -> over.complete(null), length.toMillis(), TimeUnit.MILLISECONDS);
        over.get();
        rooms.shutdown();
        if (!rooms.awaitTermination(1, TimeUnit.MINUTES)) {
            errors.add("a room does not end");
        }
        crowd.members().forEach(this::look);
    }

    /** How long each signal took. */
    List<Long> micros() {
        synchronized (delays) {
            return delays.stream().map(Delay::micros).toList();
        }
    }

    /** The slowest of a hundred of each minute, in microseconds. */
    List<Long> p99OfEachMinute() {
        synchronized (delays) {
            return delays.stream()
                    .collect(Collectors.groupingBy(
                            delay -> delay.at().toMinutes(),
                            TreeMap::new,
                            Collectors.mapping(Delay::micros, Collectors.toList())))
                    .values()
                    .stream()
                    .map(minute -> Figures.percentile(minute, 0.99))
                    .toList();
        }
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    private void look(TestParticipant member) {
        if (!member.session().isOpen()) {
            errors.add("closed: " + member.id());
        }
        for (StompFrame frame : member.session().unread()) {
            if (frame.is("ERROR") || frame.body().contains("\"type\":\"error\"")) {
                errors.add(frame.toString());
            }
        }
    }

    /** One room, in which each member in turn signals the next. */
    private final class Round implements Runnable {

        private final List<TestParticipant> members;
        private final long first;
        private int turn;

        Round(List<TestParticipant> members, long first) {
            this.members = members;
            this.first = first;
        }

        @Override
        public void run() {
            long due = first + turn * PACE.toNanos();
            TestParticipant from = members.get(turn % members.size());
            TestParticipant to = members.get(++turn % members.size());
            String body = "{\"turn\":" + turn + ",\"sdp\":\"" + DESCRIPTION + "\"}";
            try {
                from.signal(to, "offer", body);
                if (!to.awaitSignal().body().equals(body)) {
                    throw new AssertionError("Another signal");
                }
                delays.add(new Delay(
                        Duration.ofNanos(due - start), TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due)));
            } catch (Throwable failed) {
                errors.add(failed.toString());
                // So that this room is not tried again.
                throw failed;
            }
        }
    }
}
