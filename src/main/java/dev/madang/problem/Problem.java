package dev.madang.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The body of every error answer, RFC 9457. */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "errors"})
record Problem(
        @Schema(example = "about:blank") String type,
        @Schema(example = "Not Found") String title,
        @Schema(example = "404") int status,
        @Schema(description = "A sentence in the language of Accept-Language.") String detail,
        @Schema(example = "/api/rooms/aaaa-bbbb-ccccc") String instance,
        @Schema(description = "Stable, for programs.", example = "room-unknown") String code,
        @Schema(description = "Only with the code validation.") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                List<FieldProblem> errors) {}
