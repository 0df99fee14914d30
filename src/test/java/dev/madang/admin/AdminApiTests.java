package dev.madang.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.MadangTest;
import dev.madang.room.LiveParticipant;
import dev.madang.room.LiveRoom;
import dev.madang.room.LiveRooms;
import dev.madang.room.RoomCode;
import dev.madang.room.RoomService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;
import tools.jackson.databind.JsonNode;

@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class AdminApiTests {

    private final Http http;
    private final RoomService rooms;
    private final AdminSession admin;

    AdminApiTests(@LocalServerPort int port, RoomService rooms) {
        this.http = Http.at(port);
        this.rooms = rooms;
        this.admin = AdminSession.signedIn(http);
    }

    @Test
    void showsOpenRoomsListedOrNotAndEndsThem() {
        Http host = http.as(http.register("Host"));
        String code = host.post("/api/rooms", "{\"name\":\"Secret\",\"visibility\":\"unlisted\"}")
                .text("code");

        assertThat(codes()).contains(code);
        assertThat(admin.delete("/admin/api/rooms/" + code).status()).isEqualTo(204);
        assertThat(http.get("/api/rooms/" + code).text("state")).isEqualTo("ended");
        assertThat(codes()).doesNotContain(code);
        assertThat(admin.delete("/admin/api/rooms/" + code).problem()).isEqualTo("410 room-ended");
    }

    @Test
    void aParticipantWhoIsNotThereIsUnknown() {
        assertThat(admin.delete("/admin/api/rooms/aaaa-bbbb-ccccc/participants/x")
                        .problem())
                .isEqualTo("404 participant-unknown");
        assertThat(admin.delete("/admin/api/rooms/A/participants/x").problem()).isEqualTo("404 room-unknown");
    }

    @Test
    void showsFullRoomsFirstAndRemovesWhomItIsTold() {
        Http host = http.as(http.register("Host"));
        RoomCode full =
                new RoomCode(host.post("/api/rooms", "{\"name\":\"Full\"}").text("code"));
        host.post("/api/rooms", "{\"name\":\"Empty\"}");
        LiveParticipant ann = new LiveParticipant("p1", "Ann", "host", "connected", Instant.EPOCH);
        List<String> removed = new ArrayList<>();
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("live", new LiveRooms() {
            @Override
            public List<LiveRoom> all() {
                return List.of(new LiveRoom(full, List.of(ann)));
            }

            @Override
            public boolean remove(RoomCode code, String participantId) {
                return removed.add(code + " " + participantId);
            }
        });
        AdminController controller = new AdminController(rooms, beans.getBeanProvider(LiveRooms.class));

        AdminController.AdminRoom first = controller.list().rooms().get(0);
        assertThat(first.code()).isEqualTo(full.value());
        assertThat(first.participants()).containsExactly(ann);
        assertThat(controller.list().rooms().stream().filter(room -> room.code().equals(full.value())))
                .hasSize(1);
        controller.remove(full.value(), "p1");
        assertThat(removed).containsExactly(full + " p1");
    }

    private List<String> codes() {
        return admin.get("/admin/api/rooms")
                .json()
                .required("rooms")
                .valueStream()
                .map((JsonNode room) -> room.required("code").asString())
                .toList();
    }
}
