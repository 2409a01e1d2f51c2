package dev.eventlabs.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.stepfunctions.history.LogLevel;

/**
 * A machine's logging configuration.
 *
 * @param group the log group's name; empty if nothing is logged
 * @param configuration as it was given, for those who ask for it
 */
public record Logging(LogLevel level, boolean withData, String group, ObjectNode configuration) {}
