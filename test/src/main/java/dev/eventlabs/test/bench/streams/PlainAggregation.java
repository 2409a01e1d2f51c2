package dev.eventlabs.test.bench.streams;

import dev.eventlabs.test.bench.machine.Engines;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The floor: one thread that reads a hundred stream records, adds them up by user and writes each total, straight at the engine. */
final class PlainAggregation {

    private static final String RECORDS = "bench-score-records";
    private static final String TOTALS = "bench-scores-by-user";
    private static final int BATCH = 100;

    private final Engines engines;
    private final DynamoDbStreamsClient streams;
    private String iterator;
    private int waiting;

    PlainAggregation(Engines engines) {
        this.engines = engines;
        streams = engines.streams();
        Engines.createTable(engines.dynamo(), RECORDS, "RecordID", ScalarAttributeType.N);
        Engines.createTable(engines.dynamo(), TOTALS, "Username", ScalarAttributeType.S);
        engines.dynamo().updateTable(update -> update.tableName(RECORDS).streamSpecification(
                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
        String arn = engines.dynamo().describeTable(describe -> describe.tableName(RECORDS)).table().latestStreamArn();
        String shard = streams.describeStream(describe -> describe.streamArn(arn)).streamDescription().shards()
                .getFirst().shardId();
        iterator = streams.getShardIterator(get -> get.streamArn(arn).shardId(shard)
                .shardIteratorType(ShardIteratorType.TRIM_HORIZON)).shardIterator();
    }

    void fill(ScoreRecords records) {
        records.into(engines.dynamo(), RECORDS);
        waiting += records.count();
    }

    /** Works until all that was filled in has been read. */
    double recordsPerSecond() {
        int records = 0;
        long start = System.nanoTime();
        while (records < waiting) {
            GetRecordsResponse slice = streams.getRecords(get -> get.shardIterator(iterator).limit(BATCH));
            add(slice.records());
            records += slice.records().size();
            iterator = slice.nextShardIterator();
        }
        waiting = 0;
        return records / ((System.nanoTime() - start) / 1e9);
    }

    private void add(List<Record> records) {
        Map<String, BigDecimal> points = new HashMap<>();
        for (Record each : records) {
            Map<String, AttributeValue> item = each.dynamodb().newImage();
            points.merge(item.get("Username").s(), new BigDecimal(item.get("Score").n()), BigDecimal::add);
        }
        points.forEach((user, sum) -> engines.dynamo().updateItem(update -> update.tableName(TOTALS)
                .key(Map.of("Username", AttributeValue.fromS(user))).updateExpression("ADD Score :points")
                .expressionAttributeValues(Map.of(":points", AttributeValue.fromN(sum.toPlainString())))));
    }
}
