/**
 * Running state machines: executions, what waits in them, retries, branches, and the store of those that run and have run.
 * No API of Step Functions, and no knowledge of what a task's resource does.
 */
package dev.eventlabs.local.stepfunctions.execution;
