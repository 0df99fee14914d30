package dev.madang.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostBodyTests {

    private static final int MOST = 4 * PostBody.PIECE;

    private final Semaphore places = new Semaphore(8);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PostBody.PIECE - 1, PostBody.PIECE, PostBody.PIECE + 1, 3 * PostBody.PIECE, MOST})
    void isReadAsItCame(int length) throws IOException {
        byte[] bytes = bytes(length);
        try (PostBody body = new PostBody(places)) {
            body.read(new ByteArrayInputStream(bytes), MOST);
            assertThat(body.stream().readAllBytes()).isEqualTo(bytes);
            assertThat(body.stream().readAllBytes()).as("once more").isEqualTo(bytes);
            assertThat(body.stream().isFinished()).isEqualTo(length == 0);
        }
        assertThat(places.availablePermits()).isEqualTo(8);
    }

    @Test
    void isRefusedWhenItIsTooLong() {
        try (PostBody body = new PostBody(places)) {
            assertThat(refusal(body, MOST + 1)).isEqualTo(ProblemCode.TOO_LARGE);
        }
        assertThat(places.availablePermits()).isEqualTo(8);
    }

    @Test
    void isRefusedWhenOthersTakeAllPlacesUnlessItIsShort() throws IOException {
        try (PostBody large = new PostBody(places);
                PostBody other = new PostBody(places);
                PostBody refused = new PostBody(places);
                PostBody small = new PostBody(places)) {
            large.read(new ByteArrayInputStream(bytes(MOST)), MOST);
            other.read(new ByteArrayInputStream(bytes(MOST)), MOST);
            assertThat(refusal(refused, PostBody.PIECE)).isEqualTo(ProblemCode.BUSY);
            small.read(new ByteArrayInputStream(bytes(PostBody.PIECE - 1)), MOST);
        }
        assertThat(places.availablePermits()).isEqualTo(8);
    }

    private static ProblemCode refusal(PostBody body, int length) {
        return assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> body.read(new ByteArrayInputStream(bytes(length)), MOST))
                .actual()
                .code();
    }

    private static byte[] bytes(int length) {
        return "0123456789abcdefg".repeat(length / 17 + 1).substring(0, length).getBytes(US_ASCII);
    }
}
