package dev.madang.health;

import dev.madang.membership.ParticipantId;
import dev.madang.membership.ParticipantLeft;
import dev.madang.membership.ParticipantRegistry;
import dev.madang.membership.RoomEmptied;
import dev.madang.membership.Seat;
import dev.madang.room.RoomCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** What participants said last of their links. In memory, never blocks, thread-safe. */
@Service
public class HealthBoard {

    private final Map<RoomCode, Map<ParticipantId, List<LinkReport>>> rooms = new ConcurrentHashMap<>();
    private final ParticipantRegistry registry;

    HealthBoard(ParticipantRegistry registry) {
        this.registry = registry;
    }

    /**
     * Takes what a participant says.
     *
     * @return the part of it that is about others in its room, each once
     */
    public List<LinkReport> report(Seat from, List<LinkReport> links) {
        List<LinkReport> taken = new ArrayList<>();
        // Who is there is asked while nobody can be forgotten: a seat ends before its end is told.
        rooms.compute(from.room(), (code, reports) -> {
            if (!from.isSeated()) {
                return reports;
            }
            taken.addAll(aboutOthers(from, links));
            Map<ParticipantId, List<LinkReport>> of = reports == null ? new ConcurrentHashMap<>() : reports;
            of.put(from.id(), List.copyOf(taken));
            return of;
        });
        return taken;
    }

    private Collection<LinkReport> aboutOthers(Seat from, List<LinkReport> links) {
        Map<ParticipantId, LinkReport> known = new LinkedHashMap<>();
        for (LinkReport link : links) {
            boolean isPeer = registry.find(link.to())
                    .filter(to -> to != from && to.isSeated() && to.room().equals(from.room()))
                    .isPresent();
            if (isPeer) {
                known.putIfAbsent(link.to(), link);
            }
        }
        return known.values();
    }

    /** How the pairs of a room are; a pair is as bad as the worse of its two sides says. */
    public RoomHealth of(RoomCode room) {
        Map<ParticipantId, List<LinkReport>> reports = rooms.get(room);
        if (reports == null) {
            return RoomHealth.UNKNOWN;
        }
        Map<Pair, LinkReport> pairs = new HashMap<>();
        reports.forEach((from, links) -> links.stream()
                .filter(link -> reports.containsKey(link.to()))
                .forEach(link -> pairs.merge(Pair.of(from, link.to()), link, HealthBoard::worse)));
        List<RoomHealth.FailedPair> failed = pairs.entrySet().stream()
                .filter(pair -> pair.getValue().state().isFailed())
                .map(pair -> new RoomHealth.FailedPair(
                        pair.getKey().a(), pair.getKey().b(), pair.getValue().state()))
                .toList();
        int relayed =
                (int) pairs.values().stream().filter(LinkReport::isRelayed).count();
        return new RoomHealth(pairs.size(), relayed, failed.size(), failed);
    }

    @EventListener
    void on(ParticipantLeft left) {
        forget(left.room(), left.id());
    }

    @EventListener
    void on(RoomEmptied emptied) {
        rooms.remove(emptied.room());
    }

    /** What it said, and what others said of their links to it. */
    private void forget(RoomCode room, ParticipantId id) {
        rooms.computeIfPresent(room, (code, reports) -> {
            reports.remove(id);
            reports.replaceAll((from, links) ->
                    links.stream().filter(link -> !link.to().equals(id)).toList());
            return reports.isEmpty() ? null : reports;
        });
    }

    private static LinkReport worse(LinkReport one, LinkReport other) {
        LinkReport worse = one.state().compareTo(other.state()) >= 0 ? one : other;
        return new LinkReport(worse.to(), worse.state(), worse.step(), one.isRelayed() || other.isRelayed());
    }

    private record Pair(ParticipantId a, ParticipantId b) {

        static Pair of(ParticipantId one, ParticipantId other) {
            return one.value().compareTo(other.value()) < 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }
}
