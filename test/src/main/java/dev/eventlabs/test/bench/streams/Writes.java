package dev.eventlabs.test.bench.streams;

import dev.eventlabs.test.bench.machine.Lab;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.client.Patience;
import dev.eventlabs.test.client.Sdk;
import dev.eventlabs.test.scores.ScoresClient;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** How many writes a thousand score records of ten users cost, counted by the stream of the table that they go to. */
final class Writes {

    private static final int RECORDS = 1_000;
    private static final long FIRST_ID = 8_000_000_000L;

    private final ScoresClient client;
    private final Lab lab;
    private final Report report;

    Writes(ScoresClient client, Lab lab, Report report) {
        this.client = client;
        this.lab = lab;
        this.report = report;
    }

    void measure() {
        report.say("writes for " + RECORDS + " records of ten users …");
        String totals = client.names().totals();
        client.dynamo().updateTable(update -> update.tableName(totals).streamSpecification(
                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));
        client.source().enabled(false);
        ScoreRecords records = new ScoreRecords(FIRST_ID, RECORDS);
        records.into(client.dynamo(), client.names().records());
        double before = invocations();
        client.source().enabled(true);
        Patience.until(Duration.ofMinutes(2), Duration.ofMillis(50), "totals that are sums",
                () -> records.areIn(client.dynamo(), totals) && client.reckon().violations().isEmpty());
        double batches = invocations() - before;
        int writes = written(client.dynamo().describeTable(describe -> describe.tableName(totals)).table()
                .latestStreamArn());
        client.dynamo().updateTable(update -> update.tableName(totals)
                .streamSpecification(stream -> stream.streamEnabled(false)));
        report.add(Figure.time("writes per 1,000 score records of 10 users, over 10 × batches", writes, 10 * batches,
                1.5));
        report.note("writes: " + writes + " rows written for " + RECORDS + " records in " + (long) batches
                + " batches; a new user's first update is refused once before, which the stream doesn't show");
    }

    private double invocations() {
        try (CloudWatchClient metrics = Sdk.at(lab.endpoint(), CloudWatchClient.builder())) {
            return metrics.getMetricStatistics(get -> get.namespace("AWS/Lambda").metricName("Invocations")
                    .dimensions(Dimension.builder().name("FunctionName").value(client.names().aggregator()).build())
                    .statistics(Statistic.SUM).period(3600)
                    .startTime(Instant.now().minus(Duration.ofHours(2))).endTime(Instant.now().plusSeconds(60)))
                    .datapoints().stream().mapToDouble(point -> point.sum()).sum();
        }
    }

    private int written(String stream) {
        try (DynamoDbStreamsClient streams = Sdk.at(lab.endpoint(), DynamoDbStreamsClient.builder())) {
            String shard = streams.describeStream(describe -> describe.streamArn(stream)).streamDescription().shards()
                    .getFirst().shardId();
            String iterator = streams.getShardIterator(get -> get.streamArn(stream).shardId(shard)
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON)).shardIterator();
            int writes = 0;
            int found;
            do {
                String from = iterator;
                var slice = streams.getRecords(get -> get.shardIterator(from));
                found = slice.records().size();
                writes += found;
                iterator = slice.nextShardIterator();
            } while (found > 0);
            return writes;
        }
    }
}
