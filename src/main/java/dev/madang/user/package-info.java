/**
 * Registered users and their tokens.
 * It must not know rooms, nor where a user is present.
 */
@ApplicationModule(allowedDependencies = {"problem", "limit"})
@NullMarked
package dev.madang.user;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
