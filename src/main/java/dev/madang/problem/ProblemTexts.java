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
        return bundle(locale).getString(code.code());
    }

    /** What a field of this name must be. */
    public FieldProblem field(String name, Locale locale) {
        ResourceBundle bundle = bundle(locale);
        String key = "field." + name;
        return new FieldProblem(name, bundle.getString(bundle.containsKey(key) ? key : "field"));
    }

    private static ResourceBundle bundle(Locale locale) {
        return locale.getLanguage().equals("ko") ? KOREAN : ENGLISH;
    }
}
