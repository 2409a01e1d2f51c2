/**
 * What an execution has gone through, event by event as AWS writes it: kept for {@code GetExecutionHistory}, and logged.
 * No decision about what happens next.
 */
package dev.eventlabs.local.stepfunctions.history;
