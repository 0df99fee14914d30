/**
 * The whole state in one file, and back. A program of its own beside the server, and a task within it.
 * It must not know tables: what the database says about itself is all that is kept.
 */
@ApplicationModule(allowedDependencies = "files")
@NullMarked
package dev.madang.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
