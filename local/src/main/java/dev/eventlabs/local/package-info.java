/**
 * The embedded AWS: the one class that a user of it meets.
 * Nothing that knows a lab.
 */
package dev.eventlabs.local;
