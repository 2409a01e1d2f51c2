package dev.eventlabs.local.stepfunctions.history;

import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.LogSink;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;

/**
 * Where an execution's events are logged, in AWS's form: one JSON object an event, numbers as text.
 *
 * @param group the log group's name; empty if nothing is logged
 * @param stream the log stream's name
 */
public record EventLog(LogSink sink, Scope scope, String group, String stream, LogLevel level, boolean withData) {

    /** @param executionArn that the event belongs to */
    public void write(String executionArn, int redriveCount, HistoryEvent event) {
        if (group.isEmpty() || !level.logs(event.type())) {
            return;
        }
        sink.write(scope, group, stream, Json.text(Struct.of("id", Long.toString(event.id()))
                .with("type", event.type())
                .with("details", event.details(withData))
                .with("previous_event_id", Long.toString(event.previousId()))
                .with("event_timestamp", Long.toString(event.at().toEpochMilli()))
                .with("execution_arn", executionArn)
                .with("redrive_count", Integer.toString(redriveCount))));
    }
}
