package dev.eventlabs.infrastructure.constructs.queue;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/** What is measured of a queue, and when that is worth waking somebody. */
final class QueueAlarms {
    private QueueAlarms() {}

    static Metric depth(IQueue queue) {
        return queue.metricApproximateNumberOfMessagesVisible(perMinute("Maximum"));
    }

    static Metric age(IQueue queue) {
        return queue.metricApproximateAgeOfOldestMessage(perMinute("Maximum"));
    }

    static MetricOptions perMinute(String statistic) {
        return MetricOptions.builder().period(Duration.minutes(1)).statistic(statistic).build();
    }

    static Alarm notEmpty(Construct scope, String id, Metric depth, String description) {
        return alarm(scope, id, depth, 1, description);
    }

    static Alarm tooOld(Construct scope, String id, Metric age, Duration limit, String description) {
        return alarm(scope, id, age, limit.toSeconds(), description);
    }

    private static Alarm alarm(Construct scope, String id, Metric metric, Number threshold, String description) {
        return Alarm.Builder.create(scope, id)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(1)
                // SQS stops reporting for a queue that was idle for six hours; an idle queue is a good one.
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .alarmDescription(description)
                .build();
    }
}
