/** Targets and the harness of coverage-guided fuzzing; those of package-private parsers are beside them. */
package dev.madang.fuzz;
