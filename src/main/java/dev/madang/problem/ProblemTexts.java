package dev.madang.problem;

import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** The sentence for each problem, in Korean for a Korean reader and in English for everybody else. */
@Component
public class ProblemTexts {

    private static final ResourceBundle KOREAN = ResourceBundle.getBundle("messages.problems_ko", Locale.ROOT);
    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("messages.problems_en", Locale.ROOT);

    public String text(ProblemCode code, Locale locale) {
        return text(code.code(), locale);
    }

    String text(String key, Locale locale) {
        return (locale.getLanguage().equals("ko") ? KOREAN : ENGLISH).getString(key);
    }
}
