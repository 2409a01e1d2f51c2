package dev.eventlabs.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

class PutIT extends KinesisFixture {

    private static final String FIRST = "shardId-000000000000";

    @Test
    void f63_theMd5OfThePartitionKeyChoosesTheShard() {
        create("s", 4);

        for (String key : List.of("a", "b", "c", "1", "user-17", "ключ")) {
            String shard = put("s", key, "x").shardId();
            assertThat(shards("s")).filteredOn(each -> each.shardId().equals(shard)).singleElement()
                    .satisfies(each -> assertThat(HashRange.hash(key)).isBetween(
                            new BigInteger(each.hashKeyRange().startingHashKey()),
                            new BigInteger(each.hashKeyRange().endingHashKey())));
        }
        // The MD5 of "a" is 0cc175b9…: a sixteenth of the way.
        assertThat(put("s", "a", "x").shardId()).isEqualTo(FIRST);
    }

    @Test
    void f63_anExplicitHashKeyOverridesIt() {
        create("s", 4);

        PutRecordResponse last = client.putRecord(request -> request.streamName("s").partitionKey("a")
                .explicitHashKey(HashRange.LAST.toString()).data(SdkBytes.fromUtf8String("x")));

        assertThat(last.shardId()).isEqualTo("shardId-000000000003");
        assertThatThrownBy(() -> client.putRecord(request -> request.streamName("s").partitionKey("a")
                .explicitHashKey(HashRange.LAST.add(BigInteger.ONE).toString()).data(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void f63_sequenceNumbersGrowWithinAShardAndHave56Digits() {
        create("s", 1);

        List<BigInteger> numbers = IntStream.range(0, 50)
                .mapToObj(i -> put("s", "key-" + i, "x").sequenceNumber())
                .peek(number -> assertThat(number).matches("49[0-9]{54}"))
                .map(BigInteger::new).toList();

        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void f64_aProvisionedShardTakesAThousandRecordsASecondAndTheRestFailOneByOne() {
        create("s", 1);
        many("s", 500, 1);

        PutRecordsResponse full = many("s", 500, 1);
        time.advance(Duration.ofMillis(10));
        PutRecordsResponse over = many("s", 500, 1);

        assertThat(full.failedRecordCount()).isZero();
        assertThat(over.failedRecordCount()).isEqualTo(490);
        assertThat(over.records().subList(0, 10)).allSatisfy(each -> {
            assertThat(each.sequenceNumber()).isNotNull();
            assertThat(each.errorCode()).isNull();
        });
        assertThat(over.records().subList(10, 500)).extracting(PutRecordsResultEntry::errorCode)
                .containsOnly("ProvisionedThroughputExceededException");
        assertThatThrownBy(() -> put("s", "a", "x")).isInstanceOf(ProvisionedThroughputExceededException.class);
        time.advance(Duration.ofSeconds(1));
        assertThat(many("s", 500, 1).failedRecordCount()).isZero();
        assertThat(metrics).containsEntry("AWS/Kinesis IncomingRecords {StreamName=s}", 1510.0)
                .containsEntry("AWS/Kinesis PutRecords.ThrottledRecords {StreamName=s}", 490.0)
                .containsEntry("AWS/Kinesis WriteProvisionedThroughputExceeded {StreamName=s}", 491.0)
                .containsEntry("AWS/Kinesis PutRecord.Success {StreamName=s}", 0.0);
        assertThat(all("s", FIRST)).hasSize(1510);
    }

    @Test
    void f64_aProvisionedShardTakesAMebibyteASecond() {
        create("s", 1);

        assertThat(many("s", 5, 300_000).failedRecordCount()).isEqualTo(2);
        time.advance(Duration.ofMillis(500));
        assertThat(many("s", 2, 300_000).failedRecordCount()).isZero();
    }

    @Test
    void aStreamOnDemandHasFourShardsAndTakesMore() {
        client.createStream(request -> request.streamName("s")
                .streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)));

        assertThat(shards("s")).hasSize(4);
        for (int i = 0; i < 20; i++) {
            assertThat(many("s", 500, 10).failedRecordCount()).isZero();
        }
    }

    @Test
    void recordsOfOneCallKeepTheirOrder() {
        create("s", 1);

        List<String> numbers = many("s", 500, 1).records().stream().map(PutRecordsResultEntry::sequenceNumber).toList();

        assertThat(all("s", FIRST)).extracting(Record::sequenceNumber).containsExactlyElementsOf(numbers);
        assertThat(all("s", FIRST)).extracting(Record::partitionKey).startsWith("key-0", "key-1", "key-2");
    }

    @Test
    void whatAwsRefusesIsRefused() {
        create("s", 1);

        assertThatThrownBy(() -> put("nope", "a", "x")).isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Stream nope under account 000000000000 not found");
        assertThatThrownBy(() -> put("s", "k".repeat(257), "x")).isInstanceOf(KinesisException.class)
                .hasMessageContaining("partitionKey");
        assertThatThrownBy(() -> put("s", "a", "x".repeat(1 << 20))).isInstanceOf(KinesisException.class)
                .hasMessageContaining("1048576");
        assertThatThrownBy(() -> many("s", 501, 1)).isInstanceOf(KinesisException.class)
                .hasMessageContaining("500");
        assertThatThrownBy(() -> many("s", 11, (1 << 20) - 10)).isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("10 MB");
        assertThatThrownBy(() -> client.putRecord(request -> request.streamName("s").partitionKey("a")
                .sequenceNumberForOrdering("9".repeat(60)).data(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(InvalidArgumentException.class);
        assertThat(all("s", FIRST)).isEmpty();
    }

    @Test
    void largeRecordsAreTakenWhereTheStreamAllowsThem() {
        client.createStream(request -> request.streamName("s").shardCount(1).maxRecordSizeInKiB(10240));

        put("s", "a", "x".repeat(5 << 20));

        assertThat(all("s", FIRST)).singleElement()
                .satisfies(record -> assertThat(record.data().asByteArray()).hasSize(5 << 20));
        // What it was over the shard's second, the shard owes.
        time.advance(Duration.ofSeconds(3));
        assertThatThrownBy(() -> put("s", "a", "x")).isInstanceOf(ProvisionedThroughputExceededException.class);
        time.advance(Duration.ofSeconds(3));
        put("s", "a", "x");
    }

    @Test
    void aNumberForOrderingThatTheShardHasGivenIsTaken() {
        create("s", 1);
        String before = put("s", "a", "1").sequenceNumber();

        String after = client.putRecord(request -> request.streamARN(arn("s")).partitionKey("a")
                .sequenceNumberForOrdering(before).data(SdkBytes.fromUtf8String("2"))).sequenceNumber();

        assertThat(new BigInteger(after)).isGreaterThan(new BigInteger(before));
    }

    private PutRecordsResponse many(String stream, int records, int bytes) {
        SdkBytes data = SdkBytes.fromUtf8String(String.join("", Collections.nCopies(bytes, "x")));
        return client.putRecords(request -> request.streamName(stream).records(IntStream.range(0, records)
                .mapToObj(i -> PutRecordsRequestEntry.builder().partitionKey("key-" + i).data(data).build()).toList()));
    }
}
