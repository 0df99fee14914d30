/**
 * HTTPS for the server itself: from PEM files, or with a certificate that it makes for its own addresses.
 * It works on settings before there is a context, and knows nothing of the rest.
 */
@ApplicationModule(allowedDependencies = "files")
@NullMarked
package dev.madang.https;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
