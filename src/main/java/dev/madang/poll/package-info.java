/**
 * Questions to everybody in a room, and what was answered.
 *
 * <p>Knows nothing of topics or of how its results are told; nothing of it is stored.
 */
@ApplicationModule(allowedDependencies = {"membership", "room", "user", "problem"})
@NullMarked
package dev.madang.poll;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
