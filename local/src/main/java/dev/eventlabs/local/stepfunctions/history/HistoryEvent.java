package dev.eventlabs.local.stepfunctions.history;

import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * One event of an execution's history.
 *
 * @param id counts from 1 without gaps
 * @param previousId of the event that led to it; 0 for the first of an execution, and for the first state that it enters
 * @param type AWS's, for instance {@code TaskStateEntered}
 * @param details the members of the event's details; empty if the type has none
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
public record HistoryEvent(long id, long previousId, Instant at, String type, Struct details) {

    /** What isn't shown to whoever asks for a history without execution data. */
    private static final Set<String> DATA = Set.of("input", "inputDetails", "output", "outputDetails", "parameters",
            "assignedVariables", "assignedVariablesDetails");

    /** The event as {@code GetExecutionHistory} answers it. */
    public Struct shown(boolean withData) {
        Struct event = Struct.of("timestamp", at).with("type", type).with("id", id).with("previousEventId", previousId);
        if (!details.isEmpty()) {
            event.with(detailsMember(), details(withData));
        }
        return event;
    }

    /** The details alone, for instance for the log. */
    public Struct details(boolean withData) {
        if (withData) {
            return details;
        }
        Struct some = Struct.of();
        for (Map.Entry<String, Object> each : details.entrySet()) {
            if (!DATA.contains(each.getKey())) {
                some.with(each.getKey(), each.getValue());
            }
        }
        return some;
    }

    /** All states share two shapes of details; everything else has one of its own. */
    private String detailsMember() {
        if (type.endsWith("StateEntered")) {
            return "stateEnteredEventDetails";
        }
        if (type.endsWith("StateExited")) {
            return "stateExitedEventDetails";
        }
        return Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails";
    }
}
