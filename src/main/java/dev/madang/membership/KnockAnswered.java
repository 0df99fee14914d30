package dev.madang.membership;

import dev.madang.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/**
 * Who knocked waits no longer. Published while nothing else can happen in the room; listeners must not block.
 *
 * @param request to be carried out now, when there is no refusal
 */
public record KnockAnswered(
        String sessionId, JoinRequest request, @Nullable ProblemCode refusal) {}
