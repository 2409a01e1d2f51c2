package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.Map;

/**
 * An alarm. Immutable.
 *
 * @param definition the members that it was put with, typed
 * @param state whoever evaluates alarms changes this and nothing else
 */
record Alarm(String name, String arn, boolean composite, Struct definition, Instant configured, State state,
        Map<String, String> tags) {

    /** @param value {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA} */
    record State(String value, String reason, String reasonData, Instant updated) {}

    Alarm in(State newState) {
        return new Alarm(name, arn, composite, definition, configured, newState, tags);
    }

    Alarm tagged(Map<String, String> newTags) {
        return new Alarm(name, arn, composite, definition, configured, state, newTags);
    }

    Alarm actionsEnabled(boolean on) {
        Struct changed = Struct.of();
        changed.putAll(definition);
        changed.put("ActionsEnabled", on);
        return new Alarm(name, arn, composite, changed, configured, state, tags);
    }

    Struct shown() {
        Struct all = Struct.of("AlarmName", name)
                .with("AlarmArn", arn)
                .with("AlarmConfigurationUpdatedTimestamp", configured)
                .with("StateValue", state.value())
                .with("StateReason", state.reason())
                .with("StateReasonData", state.reasonData())
                .with("StateUpdatedTimestamp", state.updated())
                .with("StateTransitionedTimestamp", state.updated());
        definition.forEach(all::with);
        return all;
    }
}
