/**
 * Kinesis Data Streams: streams, their shards and the records in them, kept in this process's memory.
 * What reads streams on behalf of functions is in {@code eventsource}, which knows only the port that is implemented here.
 */
package dev.eventlabs.local.kinesis;
