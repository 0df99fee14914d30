package dev.madang.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ordinary refusal. It carries no stack trace, for it tells the caller's mistake and not ours. */
public class ProblemException extends RuntimeException {

    private final ProblemCode code;
    private final @Nullable Duration retryAfter;
    private final List<String> fields;

    public ProblemException(ProblemCode code) {
        this(code, null, List.of());
    }

    public ProblemException(ProblemCode code, Duration retryAfter) {
        this(code, retryAfter, List.of());
    }

    private ProblemException(ProblemCode code, @Nullable Duration retryAfter, List<String> fields) {
        super(code.code(), null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
        this.fields = fields;
    }

    /** The code {@code validation}; what each field must be is in {@code field.<name>} of the texts. */
    public static ProblemException validation(List<String> fields) {
        return new ProblemException(ProblemCode.VALIDATION, null, List.copyOf(fields));
    }

    public ProblemCode code() {
        return code;
    }

    /** How long to wait before another attempt can succeed; null if waiting does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public List<String> fields() {
        return fields;
    }
}
