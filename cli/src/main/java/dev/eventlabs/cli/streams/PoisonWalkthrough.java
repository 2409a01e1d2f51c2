package dev.eventlabs.cli.streams;

import dev.eventlabs.cli.lab.Story;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the original left open: a record that no function can count, in the middle of others. For one run. */
final class PoisonWalkthrough {

    /** Five retries, each a little later than the one before. */
    private static final Duration RETRIES = Duration.ofMinutes(5);
    /** An alarm looks at whole minutes. */
    private static final Duration ALARM = Duration.ofMinutes(4);
    private static final int LATER_RECORDS = 3;

    private final Story story;
    private final StreamsSystem system;
    private final FailureReports failures;

    PoisonWalkthrough(Story story, StreamsSystem system) {
        this.story = story;
        this.system = system;
        failures = system.failures();
    }

    void run() {
        long id = system.freshRecordId();
        FailureReport report = poison(id);
        alarm();
        repair(id, report);
    }

    private FailureReport poison(long id) {
        story.step("A record that can't count: its score is a text");
        Instant since = Instant.now();
        BigDecimal before = system.totals().total("Ben");
        story.request(
                "aws dynamodb put-item --table-name " + system.scoreRecords() + " --item '{\"RecordID\": {\"N\": \""
                        + id + "\"}, \"Username\": {\"S\": \"Ben\"}, \"Score\": {\"S\": \"many\"}}'");
        system.putText(id, "Ben", "many");
        story.tell("… and " + LATER_RECORDS + " good ones behind it, of one point each for Ben.");
        for (int n = 1; n <= LATER_RECORDS; n++) {
            system.putScore(id + n, "Ben", BigDecimal.ONE);
        }
        Optional<FailureReport> found = story.await(
                "It is tried again five times, then given up and reported", RETRIES,
                () -> reported(since), Optional::isPresent,
                report -> report.isPresent() ? "reported" : "not yet, refused " + refused(since).size() + " times");
        story.request("aws sqs receive-message --queue-url " + failures.url());
        FailureReport report = found.orElse(new FailureReport("", ""));
        story.answer(report.readable());
        Set<String> refused = sequenceNumbers(since);
        story.checkThat("The report names the shard", !report.shardId().isEmpty(), "a shard id", report.shardId());
        story.checkThat("It names the refused record, and no other",
                report.batchSize() == 1 && refused.contains(report.startSequenceNumber())
                        && report.startSequenceNumber().equals(report.endSequenceNumber()),
                "one of " + refused,
                report.startSequenceNumber() + " (" + report.condition() + ")");
        BigDecimal expected = before.add(BigDecimal.valueOf(LATER_RECORDS));
        ScoreTotals totals = story.await("The records behind it are counted", RETRIES, system::totals,
                each -> each.agree() && each.total("Ben").compareTo(expected) == 0, ScoresWalkthrough::note);
        story.answer(totals.table());
        story.check("The shard isn't blocked: Ben has " + LATER_RECORDS + " points more", expected.toPlainString(),
                totals.total("Ben").toPlainString());
        return report;
    }

    private Optional<FailureReport> reported(Instant since) {
        Set<String> refused = sequenceNumbers(since);
        return failures.some().stream().filter(report -> refused.contains(report.startSequenceNumber())).findFirst();
    }

    private Set<String> sequenceNumbers(Instant since) {
        return refused(since).stream().map(LoggedRecord::sequenceNumber).collect(Collectors.toSet());
    }

    private List<LoggedRecord> refused(Instant since) {
        return system.logged(system.aggregator(), since).stream()
                .filter(record -> record.message().equals("record refused")).toList();
    }

    private void alarm() {
        story.step("Somebody is told: the alarm on the on-failure queue");
        Optional<MetricAlarm> alarm = story.await("CloudWatch looks at the queue", ALARM, failures::alarm,
                each -> each.map(MetricAlarm::stateValue).filter(StateValue.ALARM::equals).isPresent(),
                each -> each.map(MetricAlarm::stateValueAsString).orElse("no alarm"));
        story.request("aws cloudwatch describe-alarms --state-value ALARM");
        alarm.ifPresent(each -> story.answer(each.alarmName() + ": " + each.stateReason()));
        story.check("The alarm on the on-failure queue is in", "ALARM",
                alarm.map(MetricAlarm::stateValueAsString).orElse("no state"));
    }

    private void repair(long id, FailureReport report) {
        story.step("Repair it");
        BigDecimal before = system.totals().total("Ben");
        story.request("aws dynamodb update-item --table-name " + system.scoreRecords()
                + " --key '{\"RecordID\": {\"N\": \""
                + id
                + "\"}}' --update-expression 'SET Score = :s' --expression-attribute-values '{\":s\": {\"N\": \"5\"}}'");
        system.edit(id, "Score", AttributeValue.fromN("5"));
        BigDecimal expected = before.add(BigDecimal.valueOf(5));
        ScoreTotals totals = story.await(system.aggregator() + " sums up", RETRIES, system::totals,
                each -> each.agree() && each.total("Ben").compareTo(expected) == 0, ScoresWalkthrough::note);
        story.answer(totals.table());
        story.check("Ben's total, repaired", expected.toPlainString(), totals.total("Ben").toPlainString());
        story.checkThat("Totals = sums after the repair", totals.agree(), "for all " + totals.users().size() + " users",
                ScoresWalkthrough.note(totals));
        if (!report.receiptHandle().isEmpty()) {
            story.request("aws sqs delete-message --queue-url " + failures.url() + " --receipt-handle …");
            failures.delete(report);
        }
    }
}
