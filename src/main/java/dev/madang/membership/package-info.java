/**
 * Who is in which room: seats that outlive a session, exact capacity, and the stored memberships.
 *
 * <p>Knows nothing of STOMP, topics or JSON frames; what happens here is told by events.
 */
@ApplicationModule(allowedDependencies = {"room", "user", "limit", "problem"})
@NullMarked
package dev.madang.membership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
