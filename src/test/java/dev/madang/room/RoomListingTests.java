package dev.madang.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import dev.madang.user.RandomIds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RoomListingTests {

    private final Http http;
    private final Http host;
    private final RoomRepository rooms;

    /** In the names of the rooms of one test, so that the others' are not found. */
    private final String mark = RandomIds.id();

    RoomListingTests(@LocalServerPort int port, RoomRepository rooms) {
        this.http = Http.at(port);
        this.host = http.as(http.register("Host"));
        this.rooms = rooms;
    }

    @Test
    void listsOpenPublicRoomsNewestFirst() {
        create(mark + " a", "public");
        String ended = create(mark + " b", "public");
        create(mark + " c", "unlisted");
        create(mark + " d", "public");
        host.delete("/api/rooms/" + ended);

        assertThat(names("q=" + mark)).containsExactly(mark + " d", mark + " a");
        assertThat(names("sort=name&q=" + mark)).containsExactly(mark + " a", mark + " d");
    }

    @Test
    void pages() {
        for (String name : List.of("a", "B", "c")) {
            create(mark + name, "public");
        }
        Answer first = http.get("/api/rooms?sort=name&size=2&q=" + mark);
        assertThat(first.json().required("total").asInt()).isEqualTo(3);
        assertThat(first.json().required("size").asInt()).isEqualTo(2);
        assertThat(names("sort=name&size=2&page=0&q=" + mark)).containsExactly(mark + "a", mark + "B");
        assertThat(names("sort=name&size=2&page=1&q=" + mark)).containsExactly(mark + "c");
        assertThat(names("sort=name&size=2&page=2&q=" + mark)).isEmpty();
    }

    @Test
    void searchesPartsWithoutCaseAndTakesWildcardsLiterally() {
        create(mark + " 100% 주간 Weekly_x\\\\y", "public");

        assertThat(names("q=WEEKLY_X")).hasSize(1);
        assertThat(names("q=" + mark + "%20100%25")).hasSize(1);
        assertThat(names("q=%EC%A3%BC%EA%B0%84")).isNotEmpty();
        assertThat(names("q=Weekly_x%5Cy")).hasSize(1);
        assertThat(names("q=" + mark + "%25Weekly")).isEmpty();
        assertThat(names("q=Week_y_x")).isEmpty();
        assertThat(names("q=" + mark + "'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"size=0", "size=101", "size=x", "page=-1", "page=99999999999", "sort=code", "q=%00%00", "sort="})
    void refusesWhatIsOutOfBounds(String query) {
        String field = query.substring(0, query.indexOf('='));
        Answer answer = http.get("/api/rooms?" + query);
        assertThat(answer.problem()).isEqualTo("400 validation");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void refusesALongSearch() {
        assertThat(http.get("/api/rooms?q=" + "a".repeat(80)).status()).isEqualTo(200);
        assertThat(http.get("/api/rooms?q=" + "a".repeat(81)).problem()).isEqualTo("400 validation");
    }

    @Test
    void sortsByHowManyArePresent() {
        String quiet = create(mark + " quiet", "public");
        String full = create(mark + " full", "public");
        create(mark + " empty", "public");
        Attendance attendance =
                code -> code.value().equals(full) ? 5 : code.value().equals(quiet) ? 1 : 0;
        RoomListing listing = new RoomListing(rooms, attendance);

        RoomPage page = listing.list(new RoomQuery(mark, 0, 2, "participants"));

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.rooms().stream().map(RoomView::participants)).containsExactly(5, 1);
    }

    private String create(String name, String visibility) {
        return host.post("/api/rooms", "{\"name\":\"" + name + "\",\"visibility\":\"" + visibility + "\"}")
                .text("code");
    }

    private List<String> names(String query) {
        return http.get("/api/rooms?" + query)
                .json()
                .required("rooms")
                .valueStream()
                .map(room -> room.required("name").asString())
                .toList();
    }
}
