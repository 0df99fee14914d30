/** Tests of nearly an hour in all, outside {@code mvn verify}: {@code mvn verify -Psoak}. */
package dev.madang.soak;
