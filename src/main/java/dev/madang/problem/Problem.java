package dev.madang.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** The body of every error answer, RFC 9457. */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "errors"})
record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> errors) {}
