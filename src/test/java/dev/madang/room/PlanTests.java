package dev.madang.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.madang.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTests {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Plan NONE = new Plan(null, null);

    @ParameterizedTest
    @CsvSource({"PT1H, PT2H", "-PT4M, PT1H", ", PT24H", "P366D, P367D", "P1D, P2D", ", ", "P1D, "})
    void takesWhatCanBeMeant(@Nullable Duration start, @Nullable Duration end) {
        plan(start, end).check(NOW, NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "startsAt, -PT6M, PT1H",
        "startsAt, P367D, P368D",
        "endsAt, PT2H, PT2H",
        "endsAt, PT2H, PT1H",
        "endsAt, PT1H, PT25H1S",
        "endsAt, , -PT1S",
        "endsAt, , PT24H1S",
        "endsAt, -PT4M, -PT1M"
    })
    void refusesWhatCannot(String field, @Nullable Duration start, @Nullable Duration end) {
        assertThatThrownBy(() -> plan(start, end).check(NOW, NONE))
                .asInstanceOf(InstanceOfAssertFactories.throwable(ProblemException.class))
                .extracting(ProblemException::fields)
                .isEqualTo(List.of(field));
    }

    @Test
    void aMeetingUnderWayIsGivenMoreTime() {
        Plan before = plan(Duration.ofHours(-1), Duration.ofMinutes(1));
        plan(Duration.ofHours(-1), Duration.ofHours(1)).check(NOW, before);
        assertThatThrownBy(
                        () -> plan(Duration.ofHours(-1), Duration.ofHours(24)).check(NOW, before))
                .isInstanceOf(ProblemException.class);
        // Another change of the same room does not ask again.
        before.check(NOW.plus(Duration.ofDays(1)), before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T09:00:00Z", "2026-11-20T18:00+09:00", "2026-11-20T09:00:00.999Z"})
    void readsATimeWithItsZone(String text) {
        assertThat(PlannedTime.read(text).at()).isEqualTo(NOW);
        assertThat(PlannedTime.read("").at()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-20", "2026-11-20T09:00", "tomorrow", "2026-13-20T09:00Z", " ", "+1000000-01-01T00:00Z"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> PlannedTime.read(text)).isInstanceOf(RuntimeException.class);
    }

    private static Plan plan(@Nullable Duration start, @Nullable Duration end) {
        return new Plan(start == null ? null : NOW.plus(start), end == null ? null : NOW.plus(end));
    }
}
