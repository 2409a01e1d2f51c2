/**
 * Streams as event sources: shards read in order, batches retried, split and discarded, tumbling windows, checkpoints. Nothing of how a stream
 * is kept, and nothing of the API.
 */
package dev.eventlabs.local.eventsource.stream;
