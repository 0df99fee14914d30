package dev.madang.problem;

/** A field that was refused, and a sentence on what it must be, in the reader's language. */
public record FieldProblem(String field, String detail) {}
