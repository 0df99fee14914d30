package dev.madang.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ordinary refusal. It carries no stack trace, for it tells the caller's mistake and not ours. */
public class ProblemException extends RuntimeException {

    private final ProblemCode code;
    private final @Nullable Duration retryAfter;
    private final List<FieldProblem> errors;

    public ProblemException(ProblemCode code) {
        this(code, null, List.of());
    }

    public ProblemException(ProblemCode code, Duration retryAfter) {
        this(code, retryAfter, List.of());
    }

    /** A {@code validation} problem of these fields. */
    public ProblemException(List<FieldProblem> errors) {
        this(ProblemCode.VALIDATION, null, errors);
    }

    private ProblemException(ProblemCode code, @Nullable Duration retryAfter, List<FieldProblem> errors) {
        super(code.code(), null, false, false);
        this.code = code;
        this.retryAfter = retryAfter;
        this.errors = List.copyOf(errors);
    }

    public ProblemCode code() {
        return code;
    }

    /** How long to wait before another attempt can succeed; null if waiting does not help. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public List<FieldProblem> errors() {
        return errors;
    }
}
