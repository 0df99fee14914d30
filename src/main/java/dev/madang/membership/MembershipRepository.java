package dev.madang.membership;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.CrudRepository;

interface MembershipRepository extends CrudRepository<Membership, Long> {

    @Query("select m from Membership m join fetch m.run where m.leftAt is null order by m.joinedAt, m.id")
    List<Membership> findOpen();

    @Query("select m from Membership m where m.roomCode = :roomCode order by m.joinedAt, m.id")
    List<Membership> findAttendance(String roomCode, Pageable page);

    @Modifying
    @Query("""
            update Membership m set m.leftAt = null, m.leftReason = null, m.resumedAt = :at, m.run = :run,
                m.displayName = case when m.userId is null then m.displayName else :displayName end, m.role = :role, m.handOrder = :handOrder, m.incarnation = :incarnation,
                m.resumeHash = :resumeHash, m.previousResumeHash = :previousResumeHash
            where m.id = :id""")
    void resumed(
            long id,
            Instant at,
            ServerRun run,
            String displayName,
            Role role,
            @Nullable Long handOrder,
            int incarnation,
            @Nullable String resumeHash,
            @Nullable String previousResumeHash);

    @Modifying
    @Query("update Membership m set m.role = :role, m.handOrder = :handOrder where m.id = :id")
    void changed(long id, Role role, @Nullable Long handOrder);

    @Modifying
    @Query("update Membership m set m.talkSeconds = :seconds where m.id = :id and m.talkSeconds < :seconds")
    void talked(long id, int seconds);

    @Modifying
    @Query("update Membership m set m.displayName = '' where m.userId = :userId")
    void anonymise(String userId);

    boolean existsByRoomCode(String roomCode);

    @Modifying
    @Query("delete from Membership m where m.leftAt < :before")
    int deleteLeftBefore(Instant before);

    @Modifying
    @Query("""
            delete from ServerRun r where r.id <> :current
            and not exists (select m from Membership m where m.run = r)""")
    void deleteEmptyRuns(long current);
}
