/**
 * The load kit: what one processor core of the server carries, beside a baseline of the same run. Outside
 * {@code mvn verify}: {@code mvn verify -Pload -Dload=storm}, see {@code src/docs/performance.md}. It knows the product
 * only by its protocol.
 */
package dev.madang.load;
