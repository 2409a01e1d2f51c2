/**
 * Event source mappings: what reads a source and invokes a function with it, in five steps: poll, filter, batch, invoke, settle. Here are
 * their API, their resource and what is enabled; nothing of how a queue, a stream or a function works inside: they are reached through ports.
 */
package dev.eventlabs.local.eventsource;
