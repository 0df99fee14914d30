/**
 * The administrator: the login, the dashboard, the database console.
 * No other module may know that it exists.
 */
@NullMarked
package dev.madang.admin;

import org.jspecify.annotations.NullMarked;
