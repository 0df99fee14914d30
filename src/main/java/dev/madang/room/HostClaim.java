package dev.madang.room;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** What stands after {@code #host=} in the host link. */
record HostClaim(
        @Schema(example = "Zm9v…") @NotNull @Size(min = 1, max = 100)
        String secret) {}
