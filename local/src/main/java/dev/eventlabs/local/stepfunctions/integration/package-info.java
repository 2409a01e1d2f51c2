/**
 * What a Task state's resource does: invokes a function, calls an action of another service, starts an execution.
 * No states, no retries, no history.
 */
package dev.eventlabs.local.stepfunctions.integration;
