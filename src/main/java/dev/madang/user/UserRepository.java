package dev.madang.user;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface UserRepository extends JpaRepository<User, String> {

    Optional<User> findByTokenHash(String tokenHash);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from User u where u.id = :id")
    Optional<User> hold(String id);

    @Modifying
    @Query("update User u set u.lastSeenAt = :now where u.id = :id")
    void seen(String id, Instant now);

    @Query("select u.id from User u where u.lastSeenAt < :before order by u.lastSeenAt limit 100")
    List<String> unusedSince(Instant before);
}
