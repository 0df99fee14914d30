/**
 * STOMP over SockJS: who may send and read what, the inbox of each participant, the events of each room.
 *
 * <p>Knows nothing of how seats are kept or stored, and never reads a signal.
 */
@ApplicationModule(
        allowedDependencies = {"membership", "health", "poll", "ice", "stomp", "transport", "room", "user", "problem"})
@NullMarked
package dev.madang.signaling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
