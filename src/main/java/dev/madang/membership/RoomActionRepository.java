package dev.madang.membership;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.CrudRepository;

interface RoomActionRepository extends CrudRepository<RoomAction, Long> {

    @Query("select a from RoomAction a where a.roomCode = :roomCode order by a.id desc")
    List<RoomAction> findNewest(String roomCode, Pageable page);

    @Query("select a.id from RoomAction a where a.roomCode = :roomCode order by a.id desc")
    List<Long> findIds(String roomCode, Pageable page);

    @Query("select a.roomCode from RoomAction a group by a.roomCode having count(a) > :kept")
    List<String> findRoomsWithMoreThan(long kept);

    @Modifying
    @Query("delete from RoomAction a where a.roomCode = :roomCode and a.id <= :last")
    void deleteUpTo(String roomCode, long last);

    /** With accounts that are erased, the names of that time go too. */
    @Modifying
    @Query("update RoomAction a set a.actorName = '' where a.actorId = :userId")
    void anonymiseActor(String userId);

    @Modifying
    @Query("update RoomAction a set a.targetName = '' where a.targetId = :userId")
    void anonymiseTarget(String userId);

    @Modifying
    @Query("delete from RoomAction a where a.at < :before")
    int deleteBefore(Instant before);
}
