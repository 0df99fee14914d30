/**
 * How the links between participants are, as both sides tell it.
 *
 * <p>Knows nothing of topics; measures nothing itself, for media never passes through the server.
 */
@ApplicationModule(allowedDependencies = {"membership", "room"})
@NullMarked
package dev.madang.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
