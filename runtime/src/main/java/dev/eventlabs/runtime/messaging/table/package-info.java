/**
 * The keys and names of the one table that holds messages and lists of conversations.
 * No I/O, and nobody's rules but those of the keys.
 */
package dev.eventlabs.runtime.messaging.table;
