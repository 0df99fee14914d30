package dev.madang.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomIdsTests {

    @Test
    void idsAreSixteenLettersThatNobodyConfuses() {
        assertThat(RandomIds.id()).matches("[a-hjkmnp-z1-9]{16}");
    }

    @Test
    void secretsHave256Bits() {
        assertThat(RandomIds.secret()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void nothingComesTwice() {
        assertThat(IntStream.range(0, 100_000).mapToObj(i -> RandomIds.id()).collect(Collectors.toSet()))
                .hasSize(100_000);
    }

    @Test
    void aHashMatchesItsSecretOnly() {
        String hash = RandomIds.hash("secret");
        assertThat(hash).hasSize(64);
        assertThat(RandomIds.matches("secret", hash)).isTrue();
        assertThat(RandomIds.matches("Secret", hash)).isFalse();
    }
}
