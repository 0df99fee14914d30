/**
 * The laboratory: real STOMP clients, real server processes and real browsers for tests. It knows the product only by
 * its protocol and its pages, never by its classes.
 */
package dev.madang.lab;
