package dev.madang.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTests {

    private static final int FAIR = Backlog.FAIR_BYTES / 2;

    private final Backlog backlog = new Backlog(4 * Backlog.FAIR_BYTES);

    @Test
    void anybodyMayHoldMuchWhileAllHoldLittle() {
        Backlog.Share one = backlog.share();
        assertThat(one.add(4 * FAIR)).isTrue();
        assertThat(one.add(1)).isTrue();
    }

    @Test
    void nobodyMayHoldMoreThanItsPartWhenAllHoldTooMuch() {
        Backlog.Share greedy = backlog.share();
        Backlog.Share modest = backlog.share();
        greedy.add(5 * FAIR);
        assertThat(modest.add(FAIR)).isTrue();
        assertThat(modest.add(1)).as("it held no more than its part").isTrue();
        assertThat(modest.add(1)).isFalse();
        greedy.clear();
        assertThat(modest.add(1)).isTrue();
    }

    @Test
    void nearlyNothingWhenAllHoldTwiceAsMuch() {
        backlog.share().add(9 * FAIR);
        Backlog.Share modest = backlog.share();
        assertThat(modest.add(Backlog.LEAST_BYTES)).isTrue();
        assertThat(modest.add(1)).isFalse();
    }
}
