package dev.eventlabs.runtime.messaging.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.eventlabs.runtime.engine.DynamoDbEngine;
import dev.eventlabs.runtime.engine.PostgresEngine;
import dev.eventlabs.runtime.engine.TestContext;
import dev.eventlabs.runtime.messaging.stream.MessageRecords;
import dev.eventlabs.runtime.messaging.stream.MoveConversations;
import dev.eventlabs.runtime.messaging.stream.MoveConversationsFixture;
import dev.eventlabs.runtime.migration.LabDatabases;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The lab's promise: each conversation has every message once and in order, two people have one conversation, and each of them one row for it, with the
 * newest message; whoever writes at the same instant, and however the stream is delivered: from several shards at once, again, mixed up among
 * conversations, with an index that is behind, and with calls that don't arrive or whose answers are lost.
 */
class EachMessageOnceIT {
    private static final int ENVIRONMENTS = 6;
    private static final int POSTS = 240;
    private static final int SHARDS = 4;
    private static final List<String> PEOPLE = IntStream.range(0, 6).mapToObj(i -> "person" + i).toList();
    @AutoClose private static final DynamoDbEngine ENGINE = DynamoDbEngine.start();
    @AutoClose private static final PostgresEngine POSTGRES = PostgresEngine.start();
    private static final String DATABASE = LabDatabases.createMessaging(POSTGRES);

    private final String table = "messages-" + UUID.randomUUID();
    @AutoClose private final DynamoDbClient dynamoDb = ENGINE.client();

    /** @param sent the texts that were answered with 201, by the two people */
    private record Posts(Map<Set<String>, List<String>> sent) {}

    @BeforeAll
    static void addUsers() {
        MessageApiFixture.addUsers(POSTGRES, DATABASE, PEOPLE);
    }

    /** One that is always the same, and one that nobody has seen: it stands in the message if it fails. */
    static LongStream seeds() {
        return LongStream.of(1, System.nanoTime());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void eachMessageIsThereOnceAndEachRowHasTheNewest(long seed) throws Exception {
        ENGINE.createMessagesTable(table);
        Map<Set<String>, List<String>> sent = post(seed);
        Map<String, List<Map<String, AttributeValue>>> messages = messages();

        deliver(messages, seed);

        assertThat(messages).as("seed %d: a conversation for each two", seed).hasSize(sent.size());
        Map<String, Set<String>> people = people();
        var stored = new HashMap<Set<String>, List<String>>();
        messages.forEach((group, items) -> stored.put(people.get(group), texts(items)));
        assertThat(sorted(stored)).as("seed %d", seed).isEqualTo(sorted(sent));
        for (var group : messages.entrySet()) {
            Map<String, AttributeValue> newest = group.getValue().getLast();
            assertThat(rows(group.getKey())).as("seed %d: rows of %s", seed, group.getKey()).hasSize(2)
                    .allSatisfy(row -> {
                        assertThat(row.get("sk").s()).startsWith(newest.get("sk").s());
                        assertThat(row.get("message")).isEqualTo(newest.get("message"));
                    }).extracting(row -> row.get("pk")).doesNotHaveDuplicates();
        }
    }

    /** Several environments at once, all of them often with the same two people, and with clocks that show the same microsecond. */
    private Map<Set<String>, List<String>> post(long seed) throws Exception {
        InstantSource coarse = () -> Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var posts = new ArrayList<Callable<Posts>>();
        for (int environment = 0; environment < ENVIRONMENTS; environment++) {
            int number = environment;
            posts.add(() -> {
                var random = new Random(seed + number);
                var sent = new HashMap<Set<String>, List<String>>();
                try (var client = ENGINE.client();
                        var api = new MessageApiFixture(client, table, POSTGRES, DATABASE, coarse)) {
                    for (int i = 0; i < POSTS / ENVIRONMENTS; i++) {
                        String sender = PEOPLE.get(random.nextInt(PEOPLE.size()));
                        String receiver = PEOPLE.get(random.nextInt(PEOPLE.size()));
                        String text = "e" + number + "-" + i;
                        if (!sender.equals(receiver)) {
                            var answer = api.start(sender, receiver, text);
                            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
                            sent.computeIfAbsent(Set.of(sender, receiver), two -> new ArrayList<>()).add(text);
                        }
                    }
                }
                return new Posts(sent);
            });
        }
        var all = new HashMap<Set<String>, List<String>>();
        try (var threads = Executors.newFixedThreadPool(ENVIRONMENTS)) {
            for (Future<Posts> done : threads.invokeAll(posts)) {
                done.get().sent().forEach((two, texts) -> all.computeIfAbsent(two, each -> new ArrayList<>())
                        .addAll(texts));
            }
        }
        return all;
    }

    /** As a stream's shards do it, and worse: the messages of a conversation may be in several of them, in any order. */
    private void deliver(Map<String, List<Map<String, AttributeValue>>> messages, long seed) throws Exception {
        var records = new ArrayList<String>();
        messages.values().forEach(items -> items.forEach(item -> records.add(
                MessageRecords.inserted(records.size() + 1L, item))));
        Collections.shuffle(records, new Random(seed));
        var shards = new ArrayList<Callable<Integer>>();
        for (int shard = 0; shard < SHARDS; shard++) {
            var random = new Random(seed * 31 + shard);
            List<String> ofShard = new ArrayList<>();
            // A quarter of the records each, and some of the others' too.
            for (int i = 0; i < records.size(); i++) {
                if (i % SHARDS == shard || random.nextInt(10) == 0) {
                    ofShard.add(records.get(i));
                }
            }
            shards.add(() -> drain(ofShard, random));
        }
        try (var threads = Executors.newFixedThreadPool(SHARDS)) {
            for (Future<Integer> done : threads.invokeAll(shards)) {
                assertThat(done.get()).isPositive();
            }
        }
    }

    /** @return how often the function was invoked */
    private int drain(List<String> records, Random random) {
        int invocations = 0;
        try (var client = ENGINE.client(MoveConversationsFixture.staleIndex(random.nextLong()),
                MoveConversationsFixture.faults(random.nextLong()))) {
            MoveConversations function = MoveConversationsFixture.function(client, table);
            int checkpoint = 0;
            while (checkpoint < records.size()) {
                List<String> batch = records.subList(checkpoint,
                        Math.min(records.size(), checkpoint + 1 + random.nextInt(20)));
                List<String> failed = function.handleRequest(MessageRecords.batch(batch), new TestContext("r-1", 1_000))
                        .getBatchItemFailures().stream().map(StreamsEventResponse.BatchItemFailure::getItemIdentifier)
                        .toList();
                invocations++;
                if (random.nextInt(5) > 0) { // Else the answer didn't reach Lambda.
                    checkpoint += failed.isEmpty() ? batch.size() : position(batch, failed.getFirst());
                }
            }
        }
        return invocations;
    }

    private static int position(List<String> batch, String sequenceNumber) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).contains("\"SequenceNumber\":\"" + sequenceNumber + "\"")) {
                return i;
            }
        }
        throw new AssertionError("reported " + sequenceNumber + ", which isn't in the batch");
    }

    /** By conversation, in the order of their keys. */
    private Map<String, List<Map<String, AttributeValue>>> messages() {
        var messages = new TreeMap<String, List<Map<String, AttributeValue>>>();
        items().stream().filter(item -> item.get("pk").s().startsWith("MSG#")).forEach(item -> messages
                .computeIfAbsent(item.get("pk").s().substring("MSG#".length()), group -> new ArrayList<>()).add(item));
        messages.values().forEach(items -> items.sort((one, other) -> one.get("sk").s().compareTo(
                other.get("sk").s())));
        return messages;
    }

    private static List<String> texts(List<Map<String, AttributeValue>> messages) {
        return messages.stream().map(message -> message.get("message").s()).toList();
    }

    private static Map<Set<String>, List<String>> sorted(Map<Set<String>, List<String>> texts) {
        var sorted = new HashMap<Set<String>, List<String>>();
        texts.forEach((two, each) -> sorted.put(two, each.stream().sorted().toList()));
        return sorted;
    }

    private Map<String, Set<String>> people() {
        var people = new HashMap<String, Set<String>>();
        items().stream().filter(item -> item.containsKey("message_group_uuid")).forEach(row -> people
                .computeIfAbsent(row.get("message_group_uuid").s(), group -> new HashSet<>())
                .add(row.get("user_handle").s()));
        return people;
    }

    private List<Map<String, AttributeValue>> rows(String group) {
        return items().stream().filter(item -> item.containsKey("message_group_uuid")
                && item.get("message_group_uuid").s().equals(group)).toList();
    }

    private List<Map<String, AttributeValue>> items() {
        return dynamoDb.scanPaginator(scan -> scan.tableName(table).consistentRead(true)).items().stream().toList();
    }
}
