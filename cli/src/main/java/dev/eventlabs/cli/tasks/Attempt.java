package dev.eventlabs.cli.tasks;

import java.time.Instant;

/**
 * One execution of the workflow.
 *
 * @param name the id of the stream's record that started it
 * @param step {@code NEW} or {@code FAILED}: what the task was before
 */
record Attempt(String arn, String name, String taskId, String step, String status, Instant start) {}
