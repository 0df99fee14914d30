package dev.madang.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Participants in equally filled rooms, the host being the first of each, and the threads on which they act. */
public final class Crowd implements AutoCloseable {

    private static final int JOINING_AT_ONCE = 16;

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> Daemons.thread("crowd", work));
    private final List<List<TestParticipant>> rooms;

    private Crowd(TestServer server, int rooms, int perRoom) {
        ExecutorService joining = Executors.newFixedThreadPool(JOINING_AT_ONCE, work -> Daemons.thread("crowd", work));
        try {
            this.rooms = all(joining, times(rooms, () -> filledRoom(server, perRoom)));
        } finally {
            joining.shutdownNow();
        }
    }

    /** Everybody has joined over a WebSocket. */
    public static Crowd in(TestServer server, int rooms, int perRoom) {
        return new Crowd(server, rooms, perRoom);
    }

    public List<List<TestParticipant>> rooms() {
        return rooms;
    }

    public List<TestParticipant> members() {
        return rooms.stream().flatMap(List::stream).toList();
    }

    /** Does all of this at the same time, each on a thread of its own, and waits for the end. */
    public <T> List<T> atOnce(List<Callable<T>> work) {
        return all(threads, work);
    }

    @Override
    public void close() {
        members().forEach(member -> member.command("leave", Map.of()));
        threads.shutdownNow();
    }

    private static List<TestParticipant> filledRoom(TestServer server, int members) {
        TestRoom room = server.register("Host").createRoom(Map.of("capacity", 16));
        List<TestParticipant> filled = new ArrayList<>(List.of(room.host().join(room, TransportKind.WEBSOCKET)));
        while (filled.size() < members) {
            filled.add(server.register("Member " + filled.size()).join(room, TransportKind.WEBSOCKET));
        }
        return filled;
    }

    private static <T> List<Callable<T>> times(int count, Callable<T> work) {
        return Collections.nCopies(count, work);
    }

    private static <T> List<T> all(ExecutorService threads, List<Callable<T>> work) {
        try {
            List<T> done = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(work)) {
                done.add(future.get());
            }
            return done;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
