package dev.madang.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {

    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();

    record Text(@PlainText(max = 5) String text) {}

    @ParameterizedTest
    @ValueSource(strings = {"a", "지우", "👩🏽a", "a b", "<b>"})
    void takesOneLine(String text) {
        assertThat(validator.validate(new Text(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcdef", "a\nb", "a\tb", "\u0000", "a\u2028b", "\ud83d", "a\u0085"})
    void refusesEverythingElse(String text) {
        assertThat(validator.validate(new Text(text))).hasSize(1);
    }

    @Test
    void composesHangul() {
        assertThat(PlainText.Trim.trimmed(" \u1112\u1161\u11ab\u3000")).isEqualTo("한");
    }
}
