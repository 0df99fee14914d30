package dev.madang.security;

import dev.madang.problem.ProblemCode;
import dev.madang.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may frame our pages, for a framed page that has to know whom it may talk to. Every answer says it in a header too. */
@RestController
@RequestMapping("/api/embedding")
@Tag(name = "embedding")
class EmbeddingController {

    record Embedding(List<String> frameAncestors) {}

    private final SecuritySettings settings;

    EmbeddingController(SecuritySettings settings) {
        this.settings = settings;
    }

    @GetMapping
    @Operation(summary = "The sites that may show a room in a frame and command it")
    @SecurityRequirements
    @Problems(ProblemCode.TOKEN_INVALID)
    Embedding embedding() {
        return new Embedding(settings.frameAncestors());
    }
}
