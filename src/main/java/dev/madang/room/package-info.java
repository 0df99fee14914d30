/**
 * Rooms as they are stored: who may enter, who hosts, when they end.
 * It must not know how presence works; it asks {@link dev.madang.room.Attendance}.
 */
@ApplicationModule(allowedDependencies = {"user", "problem", "limit"})
@NullMarked
package dev.madang.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
