/**
 * STOMP 1.1 and 1.2 on the side of the server, as text: what clients send is read, what they get is written. Spring's own
 * classes take a frame through bytes and a message with headers of its own; for signals, of which there are very many,
 * that cost more than everything else.
 *
 * <p>Knows nothing of sessions, rooms or users.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.madang.stomp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
