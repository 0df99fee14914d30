package dev.madang.problem;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * One line of text for people: 1 to {@code max} UTF-16 units, no control characters, no half characters.
 * Null passes. Trim with {@link Trim#trimmed} first.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Validator.class)
public @interface PlainText {

    int max();

    String message() default "plain text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** How such a text is brought into its one form before it is checked and stored. */
    final class Trim {

        private Trim() {}

        /** Without space at its ends, and composed (NFC), so that a search finds Hangul from every system. */
        public static @Nullable String trimmed(@Nullable String text) {
            return text == null ? null : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        }
    }

    /** Finds out. */
    final class Validator implements ConstraintValidator<PlainText, String> {

        private int max;

        @Override
        public void initialize(PlainText constraint) {
            max = constraint.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null
                    || !text.isEmpty()
                            && text.length() <= max
                            && text.codePoints().noneMatch(Validator::isForbidden);
        }

        private static boolean isForbidden(int character) {
            return switch (Character.getType(character)) {
                case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    true;
                // These turn the direction of whatever is written behind the text.
                default -> character >= 0x202A && character <= 0x202E || character >= 0x2066 && character <= 0x2069;
            };
        }
    }
}
