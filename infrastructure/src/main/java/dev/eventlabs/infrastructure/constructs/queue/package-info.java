/**
 * SQS queues that lose nothing, and the queues that hold what could not be processed.
 * Nothing about who sends or consumes: a function attaches itself to a queue, never the other way round.
 */
package dev.eventlabs.infrastructure.constructs.queue;
