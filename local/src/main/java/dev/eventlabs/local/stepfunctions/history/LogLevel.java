package dev.eventlabs.local.stepfunctions.history;

import java.util.Set;

/**
 * Which events a state machine logs.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-log-level">log levels</a>
 */
public enum LogLevel {

    ALL,
    ERROR,
    FATAL,
    OFF;

    private static final Set<String> FATALS = Set.of("ExecutionAborted", "ExecutionFailed", "ExecutionTimedOut");

    public boolean logs(String type) {
        return switch (this) {
            case ALL -> true;
            case ERROR -> FATALS.contains(type) || type.equals("FailStateEntered") || type.endsWith("Failed")
                    || type.endsWith("TimedOut") || type.endsWith("Aborted");
            case FATAL -> FATALS.contains(type);
            case OFF -> false;
        };
    }
}
