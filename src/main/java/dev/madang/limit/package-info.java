/**
 * Counts attempts per source, in bounded memory.
 * It must not know what is attempted.
 */
@ApplicationModule(allowedDependencies = "problem")
@NullMarked
package dev.madang.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
