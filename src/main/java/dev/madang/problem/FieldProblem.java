package dev.madang.problem;

/** What is wrong with one field; {@code detail} is a sentence in the reader's language. */
public record FieldProblem(String field, String detail) {}
