package dev.eventlabs.runtime.scores;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.TimeWindowEventResponse;
import dev.eventlabs.runtime.engine.DynamoDbEngine;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.logging.StructuredLog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The lab's promise: each total is the sum of the user's scores, whatever is inserted, edited, renamed, spoilt, repaired and deleted, and
 * however it is delivered: several shards, batches cut anywhere, delivered again, with updates that don't arrive or whose answers are lost.
 */
class TotalsAreSumsIT {
    private static final int OPERATIONS = 250;
    private static final int SHARDS = 3;
    @AutoClose private static final DynamoDbEngine ENGINE = DynamoDbEngine.start();

    private final String table = "totals-" + UUID.randomUUID();
    private final Map<Integer, Item> items = new TreeMap<>();
    private final List<ShardLog> shards = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private long sequenceNumber = 95;
    private Instant now = Instant.parse("2026-11-26T09:00:00Z");

    /** @param username null for a record without one @param score text for one that is no number */
    private record Item(String username, String score) {

        boolean counts() {
            return username != null && !score.startsWith("x");
        }

        String image() {
            String value = score.startsWith("x") ? "{\"S\":\"" + score + "\"}" : "{\"N\":\"" + score + "\"}";
            return username == null ? "{\"Score\":" + value + "}" : Changes.item(username, value);
        }
    }

    /** Five that are always the same, and one that nobody has seen: it stands in the message if it fails. */
    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 5), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void totalsAreSumsHoweverTheRecordsAreDelivered(long seed) {
        ENGINE.createTotalsTable(table);
        var random = new Random(seed);
        for (int shard = 0; shard < SHARDS; shard++) {
            shards.add(new ShardLog());
            names.add("shard-" + shard + "-0");
        }
        try (DynamoDbClient client = ENGINE.client(faults(random.nextLong()))) {
            var function = new AggregateScoresByUser(new AggregateScores(new ScoreTable(client, table, () -> now)),
                    new StructuredLog(new PrintStream(log, true, UTF_8), InstantSource.system()));
            for (int operation = 0; operation < OPERATIONS; operation++) {
                change(random);
                if (random.nextInt(4) == 0) {
                    deliver(function, random.nextInt(SHARDS), random);
                }
                if (random.nextInt(50) == 0) {
                    deliverAll(function, random);
                    rollOver();
                }
            }
            deliverAll(function, random);
        }

        assertThat(totals()).as("seed %d", seed).isEqualTo(sums());
    }

    private void change(Random random) {
        int id = random.nextInt(40);
        Item before = items.get(id);
        Item after = before != null && random.nextInt(4) == 0 ? null : item(random);
        if (after == null) {
            items.remove(id);
        } else {
            items.put(id, after);
        }
        // Growing beyond two and three digits: texts of different lengths have to compare as numbers.
        sequenceNumber += 1 + random.nextInt(5);
        shards.get(id % SHARDS).append(sequenceNumber, Changes.record(sequenceNumber,
                before == null ? null : before.image(), after == null ? null : after.image()),
                after != null && !after.counts());
    }

    private static Item item(Random random) {
        String username = random.nextInt(20) == 0 ? null : "user-" + random.nextInt(6);
        String score = BigDecimal.valueOf(random.nextLong(-1_000, 100_000), random.nextInt(4)).toPlainString();
        return new Item(username, random.nextInt(20) == 0 ? "x" + score : score);
    }

    private void deliverAll(AggregateScoresByUser function, Random random) {
        for (int shard = 0; shard < SHARDS; shard++) {
            while (!shards.get(shard).isDrained()) {
                deliver(function, shard, random);
            }
        }
    }

    /** Goes on with new shards the next day, as a DynamoDB stream does every few hours. What is in the old ones has expired. */
    private void rollOver() {
        now = now.plus(Duration.ofHours(30));
        for (int shard = 0; shard < SHARDS; shard++) {
            names.set(shard, "shard-" + shard + "-" + sequenceNumber);
        }
    }

    private void deliver(AggregateScoresByUser function, int shard, Random random) {
        ShardLog records = shards.get(shard);
        if (records.isDrained()) {
            return;
        }
        List<String> batch = records.batch(random);
        log.reset();
        var answer = (TimeWindowEventResponse) function.handleRequest(Changes.batch(names.get(shard), batch),
                new TestContext("r-1", 1_000));
        if (random.nextInt(4) == 0) {
            return; // The answer didn't reach Lambda: the checkpoint stays.
        }
        if (answer.getBatchItemFailures().isEmpty()) {
            records.succeeded(batch.size());
        } else {
            records.failedAt(Long.parseLong(answer.getBatchItemFailures().getFirst().getItemIdentifier()));
            if (log.toString(UTF_8).contains("record refused") && random.nextBoolean()) {
                records.skip();
            }
        }
    }

    /** Which update it hits depends on the threads too, so a seed repeats the records, but not each fault. */
    private static UpdateFaults faults(long seed) {
        var random = new Random(seed);
        return new UpdateFaults(update -> random.nextInt(10) == 0, update -> random.nextInt(10) == 0);
    }

    private Map<String, BigDecimal> sums() {
        var sums = new TreeMap<String, BigDecimal>();
        items.values().stream().filter(Item::counts)
                .forEach(item -> sums.merge(item.username(), new BigDecimal(item.score()), BigDecimal::add));
        return withoutZeros(sums);
    }

    private Map<String, BigDecimal> totals() {
        var totals = new TreeMap<String, BigDecimal>();
        try (var client = ENGINE.client()) {
            client.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items()
                    .forEach(row -> totals.put(row.get("Username").s(), new BigDecimal(row.get("Score").n())));
        }
        return withoutZeros(totals);
    }

    /** Without zeros: at the end of a number, and in place of a user who has no scores left. */
    private static Map<String, BigDecimal> withoutZeros(Map<String, BigDecimal> totals) {
        var result = new TreeMap<String, BigDecimal>();
        totals.forEach((username, total) -> {
            if (total.signum() != 0) {
                result.put(username, total.stripTrailingZeros());
            }
        });
        return result;
    }
}
