/**
 * Who may send which HTTP request, and the headers of every answer.
 * It must not know what rooms are, nor look into a WebSocket: the frames have rules of their own.
 */
@ApplicationModule(allowedDependencies = {"user", "problem", "limit"})
@NullMarked
package dev.madang.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
