package dev.eventlabs.local.stepfunctions.execution;

import dev.eventlabs.local.spi.MetricSink;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The metrics of executions, by state machine. Thread-safe if the sink is.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html">metrics</a>
 */
record RunMetrics(MetricSink sink) {

    void started(Execution execution) {
        put(execution, "ExecutionsStarted", 1, "Count");
    }

    void ended(Execution execution, Ending ending) {
        put(execution, "Executions" + ending.status().event(), 1, "Count");
        Instant from = execution.redrivenAt().orElse(execution.origin().startedAt());
        put(execution, "ExecutionTime", Duration.between(from, ending.at()).toMillis(), "Milliseconds");
    }

    private void put(Execution execution, String metric, double value, String unit) {
        Revision revision = execution.origin().revision();
        sink.put(revision.scope(), "AWS/States", metric, Map.of("StateMachineArn", revision.machineArn()), value, unit);
    }
}
