package dev.eventlabs.infrastructure.constructs.queue;

import dev.eventlabs.infrastructure.constructs.Alarms;
import dev.eventlabs.infrastructure.constructs.PerMinute;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** What is measured of a queue, and when that is worth waking somebody. */
final class QueueAlarms {
    private QueueAlarms() {}

    static Metric depth(IQueue queue) {
        return queue.metricApproximateNumberOfMessagesVisible(PerMinute.of("Maximum"));
    }

    static Metric age(IQueue queue) {
        return queue.metricApproximateAgeOfOldestMessage(PerMinute.of("Maximum"));
    }

    static Alarm notEmpty(Construct scope, String id, Metric depth, String description) {
        return Alarms.atLeast(scope, id, depth, 1, description);
    }

    static Alarm tooOld(Construct scope, String id, Metric age, Duration limit, String description) {
        return Alarms.atLeast(scope, id, age, limit.toSeconds(), description);
    }
}
