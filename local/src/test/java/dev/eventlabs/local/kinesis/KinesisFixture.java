package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.gateway.Dispatcher;
import dev.eventlabs.local.gateway.FrontDoor;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.Scope;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Kinesis alone behind a front door, with a clock that stands still, and the SDK's client for it, which speaks CBOR. */
abstract class KinesisFixture {

    protected final SetTime time = new SetTime();
    /** The sums of what was reported, by the metric's name. */
    protected final Map<String, Double> metrics = new ConcurrentHashMap<>();
    protected KinesisClient client;
    protected RecordStreams port;
    private Kinesis kinesis;
    private FrontDoor door;

    @BeforeEach
    void open() {
        kinesis = new Kinesis(time, (scope, namespace, metric, dimensions, value, unit) -> metrics
                .merge(namespace + " " + metric + " " + dimensions, value, Double::sum));
        port = kinesis.streams();
        door = new FrontDoor(0, new Dispatcher(List.of(kinesis), Scope.standard(), new Ids(new Random(1))));
        client = KinesisClient.builder().endpointOverride(URI.create("http://localhost:" + door.port()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                // What is refused is to be seen.
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        door.close();
        kinesis.close();
    }

    protected static String arn(String stream) {
        return "arn:aws:kinesis:us-east-1:000000000000:stream/" + stream;
    }

    protected void create(String stream, int shards) {
        client.createStream(request -> request.streamName(stream).shardCount(shards));
    }

    protected PutRecordResponse put(String stream, String key, String data) {
        return client.putRecord(
                request -> request.streamName(stream).partitionKey(key).data(SdkBytes.fromUtf8String(data)));
    }

    protected List<Shard> shards(String stream) {
        return client.listShards(request -> request.streamName(stream)).shards();
    }

    protected String iterator(String stream, String shard, ShardIteratorType type) {
        return client.getShardIterator(
                request -> request.streamName(stream).shardId(shard).shardIteratorType(type)).shardIterator();
    }

    /** What lies behind the iterator in one answer. */
    protected List<String> texts(String iterator) {
        return client.getRecords(request -> request.shardIterator(iterator)).records().stream()
                .map(record -> record.data().asUtf8String()).toList();
    }

    /** Everything in a shard. */
    protected List<Record> all(String stream, String shard) {
        List<Record> all = new ArrayList<>();
        String iterator = iterator(stream, shard, ShardIteratorType.TRIM_HORIZON);
        while (iterator != null) {
            String from = iterator;
            var answer = client.getRecords(request -> request.shardIterator(from));
            all.addAll(answer.records());
            iterator = answer.records().isEmpty() ? null : answer.nextShardIterator();
        }
        return all;
    }
}
