/** Queues as event sources: polling, scaling, and settling by deletion. Nothing of streams, and nothing of the API. */
package dev.eventlabs.local.eventsource.queue;
