package dev.madang.membership;

import java.time.Instant;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.CrudRepository;

interface ServerRunRepository extends CrudRepository<ServerRun, Long> {

    @Modifying
    @Query("update ServerRun r set r.beatAt = :now where r.id = :id")
    void beat(long id, Instant now);

    @Modifying
    @Query("update ServerRun r set r.beatAt = :now, r.stoppedAt = :now where r.id = :id")
    void stopped(long id, Instant now);
}
