package dev.madang.problem;

/** The code for a status that the framework or the container chose. */
final class ProblemStatus {

    private ProblemStatus() {}

    static ProblemCode code(int status) {
        return switch (status) {
            case 401 -> ProblemCode.TOKEN_INVALID;
            case 403 -> ProblemCode.FORBIDDEN;
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 406 -> ProblemCode.NOT_ACCEPTABLE;
            case 413 -> ProblemCode.TOO_LARGE;
            case 415 -> ProblemCode.MEDIA_TYPE_UNSUPPORTED;
            case 503 -> ProblemCode.BUSY;
            default -> status < 500 ? ProblemCode.MALFORMED : ProblemCode.INTERNAL;
        };
    }
}
