package dev.madang.membership;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

interface RoomStandingRepository extends ListCrudRepository<RoomStanding, RoomStanding.Key> {

    @Modifying
    @Query("delete from RoomStanding s where s.key.roomCode = :roomCode")
    void forget(String roomCode);
}
