package dev.madang.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesTests {

    @ParameterizedTest
    @CsvSource({"ko,ko", "KO-kr,ko", "en-US,en", "zh-Hant-TW,zh", "fil,fil"})
    void takesTheLanguageOfATag(String tag, String language) {
        assertThat(Languages.of(tag)).isEqualTo(Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "ko_KR", "-", "korean", "en-u-a00000-a00001-a00002-a00003-a00004-a00005"})
    void takesNothingElse(String tag) {
        assertThat(Languages.of(tag)).isNull();
    }

    @Test
    void nobodyHasToTellOne() {
        assertThat(Languages.of(null)).isNull();
    }
}
