package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.Gauges;
import dev.eventlabs.local.spi.MetricSink;
import java.util.Map;

/**
 * How deep the queues are. The age of the oldest message isn't among it: the engine doesn't tell it without a look at every message.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html">metrics</a>
 */
record QueueGauges(Queues queues) implements Gauges {

    @Override
    public void sample(MetricSink sink) {
        queues.all().forEach(queue -> sample(queue, sink));
    }

    private static void sample(Queue queue, MetricSink sink) {
        EngineQueue.Depth depth = queue.depth();
        put(sink, queue, "ApproximateNumberOfMessagesVisible", depth.visible());
        put(sink, queue, "ApproximateNumberOfMessagesNotVisible", depth.inFlight());
        put(sink, queue, "ApproximateNumberOfMessagesDelayed", depth.delayed());
    }

    private static void put(MetricSink sink, Queue queue, String metric, long messages) {
        sink.put(queue.scope(), "AWS/SQS", metric, Map.of("QueueName", queue.name()), messages, "Count");
    }
}
