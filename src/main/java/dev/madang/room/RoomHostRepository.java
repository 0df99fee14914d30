package dev.madang.room;

import org.springframework.data.jpa.repository.JpaRepository;

interface RoomHostRepository extends JpaRepository<RoomHost, RoomUserKey> {}
