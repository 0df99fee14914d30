package dev.madang.room;

import org.springframework.data.jpa.repository.JpaRepository;

interface RoomBanRepository extends JpaRepository<RoomBan, RoomUserKey> {}
