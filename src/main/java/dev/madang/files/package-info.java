/**
 * The directory of what the server keeps, and files that nobody else on the machine may read. Depends on no other
 * module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.madang.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
