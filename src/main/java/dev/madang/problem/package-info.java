/**
 * Everything that can go wrong, under one stable code each, and how it is told to a client.
 * It knows nothing of rooms, users or sessions beyond the names of their problems.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.madang.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
