package dev.madang.signaling;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Of BCP 47 tags as clients tell them, only the language: whole tags are costly to read, and the JDK keeps each one. */
final class Languages {

    private static final int MAX_CHARACTERS = 35;
    private static final Pattern TAG = Pattern.compile("([A-Za-z]{2,3})(?:-[A-Za-z0-9-]*)?");

    private Languages() {}

    /** Null where no language is told. */
    static @Nullable Locale of(@Nullable String tag) {
        if (tag == null || tag.length() > MAX_CHARACTERS) {
            return null;
        }
        Matcher matcher = TAG.matcher(tag);
        return matcher.matches() ? Locale.forLanguageTag(matcher.group(1)) : null;
    }
}
