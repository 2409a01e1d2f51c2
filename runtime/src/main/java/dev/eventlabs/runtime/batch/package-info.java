/**
 * How a handler tells its event source which records of a batch have to come again.
 * No event types of any one source, and no I/O.
 */
package dev.eventlabs.runtime.batch;
