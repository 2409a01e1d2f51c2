/**
 * The Lambda service: functions, versions, aliases and their settings, synchronous and asynchronous invocation, the resource types.
 * Nothing of processes (see {@code execution}), and nothing of event source mappings.
 */
package dev.eventlabs.local.lambda;
