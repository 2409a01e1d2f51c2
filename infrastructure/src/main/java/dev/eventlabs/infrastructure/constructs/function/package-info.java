/**
 * Lambda functions in Java, their code, and what they consume.
 * No handler: their code arrives as a zip. Knows queues and streams; no other construct knows functions but dashboards and labs.
 */
package dev.eventlabs.infrastructure.constructs.function;
