/**
 * The way to a PostgreSQL that may be asleep, restarted or replaced: one connection an execution environment.
 * No table and no statement: which those are is a matter of the feature packages.
 */
package dev.eventlabs.runtime.database;
