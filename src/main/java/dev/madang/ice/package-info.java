/**
 * Which STUN and TURN servers a participant is handed, and with what credentials.
 *
 * <p>Knows nothing of rooms' topics or of what the browsers do with the servers.
 */
@ApplicationModule(allowedDependencies = {"membership", "room", "user", "limit", "problem"})
@NullMarked
package dev.madang.ice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
