/** Starts Madang and says how that went. */
@NullMarked
package dev.madang;

import org.jspecify.annotations.NullMarked;
