/**
 * How messages reach a browser and come from it, over WebSocket and the HTTP transports of SockJS: bounded, and never
 * waiting for a slow reader.
 *
 * <p>Knows nothing of STOMP, rooms or users.
 */
@ApplicationModule(allowedDependencies = {"problem", "limit"})
@NullMarked
package dev.madang.transport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
