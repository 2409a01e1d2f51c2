package dev.eventlabs.cli.streams;

import dev.eventlabs.cli.aws.Clients;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * An on-failure queue, and the alarm on it.
 *
 * @param queue its name
 * @param url of it
 */
record FailureReports(Clients clients, String queue, String url) {

    private static final int MOST_AT_ONCE = 10;

    /** Some that are there now. They stay. */
    List<FailureReport> some() {
        List<FailureReport> reports = clients.sqs()
                .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(MOST_AT_ONCE).waitTimeSeconds(1))
                .messages()
                .stream()
                .map(message -> new FailureReport(message.body(), message.receiptHandle()))
                .toList();
        reports.forEach(report -> clients.sqs().changeMessageVisibility(request -> request.queueUrl(url)
                .receiptHandle(report.receiptHandle())
                .visibilityTimeout(0)));
        return reports;
    }

    void delete(FailureReport report) {
        clients.sqs().deleteMessage(request -> request.queueUrl(url).receiptHandle(report.receiptHandle()));
    }

    /** The alarm that looks at how many messages are visible; empty if there is none. */
    Optional<MetricAlarm> alarm() {
        return clients.cloudWatch()
                .describeAlarmsPaginator()
                .metricAlarms()
                .stream()
                .filter(alarm -> alarm.dimensions().stream()
                        .anyMatch(dimension -> dimension.name().equals("QueueName") && dimension.value().equals(queue)))
                .findFirst();
    }
}
