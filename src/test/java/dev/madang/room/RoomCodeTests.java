package dev.madang.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomCodeTests {

    @Test
    void randomCodesAreGroupedForTheEye() {
        assertThat(RoomCode.random().value()).matches("[a-hjkmnp-z1-9]{4}-[a-hjkmnp-z1-9]{4}-[a-hjkmnp-z1-9]{5}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a.b", "a/b", "a*", "a#", "a b", "방", "a\n"})
    void nothingThatMeansSomethingInADestinationIsACode(String value) {
        assertThat(RoomCode.parse(value)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new RoomCode(value));
    }

    @Test
    void boundsTheLength() {
        assertThat(RoomCode.parse("a".repeat(40))).isPresent();
        assertThat(RoomCode.parse("a".repeat(41))).isEmpty();
    }
}
