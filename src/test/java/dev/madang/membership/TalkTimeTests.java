package dev.madang.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TalkTimeTests {

    private final TalkTime talk = new TalkTime();
    private long now = -5;

    TalkTimeTests() {
        talk.begin(0, now);
    }

    @Test
    void believesWhatTheTimeAllows() {
        assertThat(after("PT10S", 4)).isEqualTo(4);
        assertThat(after("PT3S", 100)).isEqualTo(7);
        assertThat(after("PT1H", 1_000)).isEqualTo(1_000);
        assertThat(after("PT0S", Integer.MAX_VALUE)).isEqualTo(1_000);
    }

    @Test
    void neverGoesDown() {
        after("PT10S", 8);
        assertThat(after("PT10S", 3)).isEqualTo(8);
        assertThat(after("PT0S", 0)).isEqualTo(8);
    }

    @Test
    void losesNoPartOfASecond() {
        for (int told = 1; told <= 100; told++) {
            after("PT0.99S", told);
        }
        assertThat(talk.seconds()).isEqualTo(99);
    }

    @Test
    void isStoredOnlyWhenItHasGrown() {
        assertThat(talk.takeUnstored()).isFalse();
        after("PT10S", 8);
        assertThat(talk.takeUnstored()).isTrue();
        after("PT10S", 8);
        assertThat(talk.takeUnstored()).isFalse();
    }

    @Test
    void goesOnFromWhatWasStored() {
        talk.begin(300, now);
        assertThat(after("PT5S", 304)).isEqualTo(304);
    }

    private int after(String time, int told) {
        now += Duration.parse(time).toNanos();
        talk.tell(told, now);
        return talk.seconds();
    }
}
