package dev.madang.room;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface RoomRepository extends JpaRepository<Room, String> {

    /** For a change: others who want to change it wait. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select r from Room r where r.code = :code")
    Optional<Room> hold(String code);

    /** In one question: it is asked at each join. */
    @Query("""
            select new dev.madang.room.Entrance(r, h.key.userId, b.key.userId) from Room r
            left join RoomHost h on h.key.roomCode = r.code and h.key.userId = :user
            left join RoomBan b on b.key.roomCode = r.code and b.key.userId = :user
            where r.code = :code
            """)
    Optional<Entrance> entrance(String code, String user);

    int countByCreatedByAndState(String createdBy, RoomState state);

    List<Room> findByStateOrderByCreatedAtDesc(RoomState state, Limit limit);

    /** {@code pattern} in lower case, with {@code \} before what is meant literally. */
    @Query("""
            select r from Room r
            where r.state = dev.madang.room.RoomState.OPEN
              and r.visibility = dev.madang.room.RoomVisibility.PUBLIC
              and lower(r.name) like :pattern escape '\\'
            """)
    Page<Room> listed(String pattern, Pageable page);

    @Modifying
    @Query("update Room r set r.lastUsedAt = :now where r.code = :code and r.lastUsedAt < :before")
    void used(String code, Instant now, Instant before);

    @Query("""
            select r.code from Room r
            where r.state = dev.madang.room.RoomState.OPEN and r.lastUsedAt < :before
              and (r.startsAt is null or r.startsAt < :before)
            order by r.lastUsedAt limit 100
            """)
    List<String> unusedSince(Instant before);

    @Query("""
            select r.code from Room r
            where r.state = dev.madang.room.RoomState.OPEN and r.endsAt < :before
            order by r.endsAt limit 100
            """)
    List<String> plannedUntil(Instant before);

    /** In the order of their codes, those after this one. */
    @Query("""
            select r.code from Room r
            where r.state = dev.madang.room.RoomState.ENDED and r.endedAt < :before and r.code > :after
            order by r.code limit 100
            """)
    List<String> endedBefore(Instant before, String after);

    /** Open ones first, each of both newest first. */
    @Query("""
            select r from Room r join RoomHost h on h.key.roomCode = r.code
            where h.key.userId = :user
            order by r.endedAt desc nulls first, r.createdAt desc, r.code
            """)
    Page<Room> hostedBy(String user, Pageable page);
}
