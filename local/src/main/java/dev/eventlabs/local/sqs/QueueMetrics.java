package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.Scope;
import java.util.Map;

/**
 * Counts what goes through one queue. Dead letters that move count neither as sent nor as deleted, as on AWS. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">metrics</a>
 */
final class QueueMetrics {

    private final MetricSink sink;
    private final Scope scope;
    private final Map<String, String> dimensions;

    QueueMetrics(MetricSink sink, Scope scope, String queueName) {
        this.sink = sink;
        this.scope = scope;
        dimensions = Map.of("QueueName", queueName);
    }

    void sent(int messages) {
        count("NumberOfMessagesSent", messages);
    }

    void received(int messages) {
        count("NumberOfMessagesReceived", messages);
    }

    void receivedNothing() {
        count("NumberOfEmptyReceives", 1);
    }

    void deleted(int messages) {
        count("NumberOfMessagesDeleted", messages);
    }

    private void count(String metric, int value) {
        if (value > 0) {
            sink.put(scope, "AWS/SQS", metric, dimensions, value, "Count");
        }
    }
}
