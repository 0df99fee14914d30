package dev.madang.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemTextsTests {

    private final ProblemTexts texts = new ProblemTexts();

    @Test
    void everyCodeHasASentenceInBothLanguagesAndNoSentenceIsLeftOver() {
        Set<String> codes =
                Arrays.stream(ProblemCode.values()).map(ProblemCode::code).collect(Collectors.toSet());
        for (String language : List.of("en", "ko")) {
            Set<String> keys = ResourceBundle.getBundle("messages.problems_" + language, Locale.ROOT)
                    .keySet();
            assertThat(keys.stream()
                            .filter(key -> !key.matches("field(\\..+)?"))
                            .collect(Collectors.toSet()))
                    .as(language)
                    .isEqualTo(codes);
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(ResourceBundle.getBundle("messages.problems_ko", Locale.ROOT).keySet())
                .isEqualTo(ResourceBundle.getBundle("messages.problems_en", Locale.ROOT)
                        .keySet());
    }

    @Test
    void speaksKoreanToKoreansAndEnglishToTheOthers() {
        assertThat(texts.text(ProblemCode.ROOM_FULL, Locale.KOREA)).isEqualTo("방이 가득 찼어요.");
        assertThat(texts.text(ProblemCode.ROOM_FULL, Locale.FRENCH)).isEqualTo("The room is full.");
    }

    @Test
    void namesAFieldThatItDoesNotKnow() {
        assertThat(texts.field("nobody", Locale.ENGLISH).detail()).isNotBlank();
    }
}
