/**
 * SQS: both wire protocols, the rules of queues and messages, and ElasticMQ's core as the engine that holds the messages.
 * Nothing that knows what reads from a queue.
 */
package dev.eventlabs.local.sqs;
