package dev.madang.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.madang.Http;
import dev.madang.Http.Answer;
import dev.madang.MadangTest;
import dev.madang.lab.Figures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestConstructor;

/** S27: who has not been given the code of an unlisted room learns nothing of it. */
@MadangTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RoomEnumerationTests {

    private static final int TRIES = 500;

    private final Http http;

    RoomEnumerationTests(@LocalServerPort int port) {
        this.http = Http.at(port);
    }

    @Test
    void anUnlistedRoomIsAsInvisibleAsAnAbsentOne() {
        Http host = http.as(http.register("Host"));
        Http other = http.as(http.register("Other"));
        String name = "Secret " + RoomCode.random();
        String code = host.post("/api/rooms", "{\"name\":\"" + name + "\",\"visibility\":\"unlisted\"}")
                .text("code");
        assertThat(http.get("/api/rooms/" + code).status()).isEqualTo(200);

        String unknown = http.get("/api/rooms/aaaa-bbbb-ccccc").body().replace("aaaa-bbbb-ccccc", "-");

        List<Double> near = new ArrayList<>();
        List<Double> absent = new ArrayList<>();
        for (int i = 0; i < 2 * TRIES; i++) {
            // All but the last letter is right; in turn, so that both meet the machine in the same mood.
            String guess = i % 2 == 0 ? code.substring(0, code.length() - 1) + wrong(code, i) : random();
            long began = System.nanoTime();
            Answer answer = (i % 4 < 2 ? http : other).get("/api/rooms/" + guess);
            double micros = (System.nanoTime() - began) / 1_000.0;
            (i % 2 == 0 ? near : absent).add(micros);
            assertThat(answer.problem()).isEqualTo("404 room-unknown");
            assertThat(answer.body().replace(guess, "-")).isEqualTo(unknown);
        }
        // The quicker ones: what else runs here makes only the others slower.
        double ratio = Figures.percentile(near, 0.25) / Figures.percentile(absent, 0.25);
        Figures.record(
                "S27",
                "time of a near miss to that of an absent room, 500 each",
                "%.2f".formatted(ratio),
                "0.8 to 1.2");
        assertThat(ratio).isBetween(0.8, 1.2);

        String listed = other.get("/api/rooms?q=" + name.replace(" ", "%20")).body();
        assertThat(listed).contains("\"total\":0").doesNotContain(code);
        assertThat(listed)
                .isEqualTo(other.get("/api/rooms?q=Secret%20" + random()).body());
        assertThat(http.get("/api/rooms?size=100").body()).doesNotContain(code);
    }

    @Test
    void codesHaveSixtyBitsAndMoreAndDoNotRepeat() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 1_000_000; i++) {
            codes.add(RoomCode.random().value());
        }
        assertThat(codes).hasSize(1_000_000);
        String first = codes.iterator().next();
        double bits = first.replace("-", "").length() * Math.log(32) / Math.log(2);
        Figures.record("S27", "random bits of a room code", Math.round(bits), "60");
        assertThat(bits).isGreaterThanOrEqualTo(60);
        for (int letter = 0; letter < first.length(); letter++) {
            int at = letter;
            long different = codes.stream()
                    .limit(10_000)
                    .map(code -> code.charAt(at))
                    .distinct()
                    .count();
            assertThat(different).isEqualTo(first.charAt(at) == '-' ? 1 : 32);
        }
    }

    private static String random() {
        return RoomCode.random().value();
    }

    private static char wrong(String code, int i) {
        char right = code.charAt(code.length() - 1);
        char guess = "123456789abcdefghjkmnpqrstuvwxyz".charAt(i / 2 % 32);
        return guess == right ? '0' : guess;
    }
}
