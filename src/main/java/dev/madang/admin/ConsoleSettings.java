package dev.madang.admin;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code madang.h2-console.*}
 *
 * @param writable whether the H2 console signs in as the owner of the database; whoever uses it can then run
 *     any code on this machine. Without it the console can only SELECT.
 */
@ConfigurationProperties("madang.h2-console")
record ConsoleSettings(boolean writable) {}
