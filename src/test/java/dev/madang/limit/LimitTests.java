package dev.madang.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitTests {

    @Test
    void rateLimitRefusesTheOneTooManyAndTellsWhenToComeBack() {
        RateLimit limit = new RateLimit(3, Duration.ofMinutes(3));
        IntStream.range(0, 3).forEach(i -> limit.use("a"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> limit.use("a"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ProblemCode.TOO_MANY_ATTEMPTS))
                .satisfies(e -> assertThat(e.retryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(62)));
        limit.use("b");
    }

    @Test
    void failureLimitLetsNoMoreThanItsNumberPassAtOnce() {
        FailureLimit limit = new FailureLimit(10, Duration.ofMinutes(15));
        AtomicInteger passed = new AtomicInteger();
        IntStream.range(0, 200).parallel().forEach(i -> {
            try {
                limit.attempt("a");
                passed.incrementAndGet();
            } catch (ProblemException e) {
                assertThat(e.code()).isEqualTo(ProblemCode.TOO_MANY_ATTEMPTS);
            }
        });
        assertThat(passed).hasValue(10);
    }

    @Test
    void failureLimitForgetsAfterASuccess() {
        FailureLimit limit = new FailureLimit(2, Duration.ofMinutes(15));
        limit.attempt("a");
        limit.succeeded("a");
        limit.attempt("a");
        limit.attempt("a");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> limit.attempt("a"))
                .satisfies(e -> assertThat(e.retryAfter()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15)));
    }

    @Test
    void anIpv6NetworkCountsAsOneSource() {
        assertThat(ClientAddress.key("2001:db8::1")).isEqualTo(ClientAddress.key("2001:db8:0:0:ffff::2"));
        assertThat(ClientAddress.key("2001:db8::1")).isNotEqualTo(ClientAddress.key("2001:db8:0:1::1"));
        assertThat(ClientAddress.key("192.0.2.1")).isNotEqualTo(ClientAddress.key("192.0.2.2"));
    }

    @Test
    void anIpv4AddressCountsTheSameInItsIpv6Form() {
        assertThat(ClientAddress.key("::ffff:192.0.2.1")).isEqualTo(ClientAddress.key("192.0.2.1"));
    }
}
