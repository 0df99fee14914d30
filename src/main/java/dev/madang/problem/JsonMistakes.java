package dev.madang.problem;

import java.util.List;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Tells a body that is not JSON ({@code malformed}) from JSON that says something wrong ({@code validation}). */
public final class JsonMistakes {

    private JsonMistakes() {}

    /** Also for a message that came by another way than HTTP. */
    public static ProblemException problem(JacksonException e) {
        if (!(e instanceof DatabindException) || e.getPath().isEmpty()) {
            return new ProblemException(ProblemCode.MALFORMED);
        }
        String field = e.getPath().get(0).getPropertyName();
        return ProblemException.validation(field == null ? List.of() : List.of(field));
    }

    static ProblemException problem(HttpMessageNotReadableException e) {
        if (NestedExceptionUtils.getMostSpecificCause(e) instanceof ProblemException refused) {
            return refused;
        }
        return e.getCause() instanceof JacksonException json
                ? problem(json)
                : new ProblemException(ProblemCode.MALFORMED);
    }
}
