package dev.eventlabs.local.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

class GetIT extends KinesisFixture {

    private static final String SHARD = "shardId-000000000000";

    @BeforeEach
    void stream() {
        create("s", 1);
    }

    @Test
    void f65_thereAreFivePlacesToBegin() {
        put("s", "a", "1");
        time.advance(Duration.ofSeconds(10));
        Instant second = time.instant();
        String number = put("s", "a", "2").sequenceNumber();
        time.advance(Duration.ofSeconds(10));
        put("s", "a", "3");
        String latest = iterator("s", SHARD, ShardIteratorType.LATEST);
        put("s", "a", "4");

        assertThat(texts(iterator("s", SHARD, ShardIteratorType.TRIM_HORIZON))).containsExactly("1", "2", "3", "4");
        assertThat(texts(latest)).containsExactly("4");
        assertThat(texts(at(ShardIteratorType.AT_SEQUENCE_NUMBER, number))).containsExactly("2", "3", "4");
        assertThat(texts(at(ShardIteratorType.AFTER_SEQUENCE_NUMBER, number))).containsExactly("3", "4");
        assertThat(texts(since(second))).containsExactly("2", "3", "4");
        assertThat(texts(since(second.plusMillis(1)))).containsExactly("3", "4");
        assertThat(texts(since(Instant.EPOCH))).hasSize(4);
        assertThat(texts(since(time.instant()))).containsExactly("3", "4");
    }

    @Test
    void f65_anIteratorExpiresAfterFiveMinutes() {
        put("s", "a", "1");
        String iterator = iterator("s", SHARD, ShardIteratorType.TRIM_HORIZON);

        time.advance(Duration.ofMinutes(5));
        assertThat(texts(iterator)).containsExactly("1");
        time.advance(Duration.ofMillis(1));
        assertThatThrownBy(() -> texts(iterator)).isInstanceOf(ExpiredIteratorException.class);
    }

    @Test
    void f65_anAnswerTellsHowFarBehindItIs() {
        put("s", "a", "1");
        time.advance(Duration.ofSeconds(7));
        put("s", "a", "2");
        time.advance(Duration.ofSeconds(2));

        String start = iterator("s", SHARD, ShardIteratorType.TRIM_HORIZON);
        var first = client.getRecords(request -> request.shardIterator(start).limit(1));
        var second = client.getRecords(request -> request.shardIterator(first.nextShardIterator()));

        assertThat(first.records()).hasSize(1);
        assertThat(first.millisBehindLatest()).isEqualTo(2000);
        assertThat(second.millisBehindLatest()).isZero();
        assertThat(second.nextShardIterator()).isNotNull();
        assertThat(metrics).containsEntry("AWS/Kinesis GetRecords.IteratorAgeMilliseconds {StreamName=s}", 11000.0)
                .containsEntry("AWS/Kinesis GetRecords.Records {StreamName=s}", 2.0)
                .containsEntry("AWS/Kinesis GetRecords.Bytes {StreamName=s}", 2.0);
    }

    @Test
    void aRecordComesBackAsItWasPut() {
        time.advance(Duration.ofMillis(123));
        String number = put("s", "ключ", "data\u0000ü").sequenceNumber();

        Record record = all("s", SHARD).getFirst();

        assertThat(record.partitionKey()).isEqualTo("ключ");
        assertThat(record.data().asUtf8String()).isEqualTo("data\u0000ü");
        assertThat(record.sequenceNumber()).isEqualTo(number);
        assertThat(record.approximateArrivalTimestamp()).isEqualTo(time.instant());
        assertThat(record.encryptionType()).isNull();
    }

    @Test
    void anEncryptedStreamSaysSoInEveryAnswer() {
        client.startStreamEncryption(request -> request.streamName("s").encryptionType(EncryptionType.KMS)
                .keyId("alias/aws/kinesis"));

        assertThat(put("s", "a", "1").encryptionType()).isEqualTo(EncryptionType.KMS);
        assertThat(all("s", SHARD).getFirst().encryptionType()).isEqualTo(EncryptionType.KMS);
    }

    @Test
    void anAnswerHasTenMebibytesAtMost() {
        client.createStream(
                request -> request.streamName("large").streamModeDetails(mode -> mode.streamMode("ON_DEMAND")));
        String data = "x".repeat(1_000_000);
        IntStream.range(0, 12).forEach(i -> put("large", "a", data));
        String shard = put("large", "a", "end").shardId();

        var first = client.getRecords(
                request -> request.shardIterator(iterator("large", shard, ShardIteratorType.TRIM_HORIZON)));

        assertThat(first.records()).hasSize(10);
        assertThat(all("large", shard)).hasSize(13);
    }

    @Test
    void whatHasExpiredIsGone() {
        String first = put("s", "a", "1").sequenceNumber();
        time.advance(Duration.ofHours(13));
        put("s", "a", "2");
        time.advance(Duration.ofHours(12));

        assertThat(texts(iterator("s", SHARD, ShardIteratorType.TRIM_HORIZON))).containsExactly("2");
        assertThat(texts(at(ShardIteratorType.AFTER_SEQUENCE_NUMBER, first))).containsExactly("2");
        time.advance(Duration.ofHours(13));
        assertThat(texts(iterator("s", SHARD, ShardIteratorType.TRIM_HORIZON))).isEmpty();
        put("s", "a", "3");
        assertThat(texts(iterator("s", SHARD, ShardIteratorType.TRIM_HORIZON))).containsExactly("3");
    }

    @Test
    void aLongerRetentionKeepsRecordsLonger() {
        client.increaseStreamRetentionPeriod(request -> request.streamName("s").retentionPeriodHours(48));
        put("s", "a", "1");
        time.advance(Duration.ofHours(47));

        assertThat(texts(iterator("s", SHARD, ShardIteratorType.TRIM_HORIZON))).containsExactly("1");
        client.decreaseStreamRetentionPeriod(request -> request.streamName("s").retentionPeriodHours(24));
        assertThat(texts(iterator("s", SHARD, ShardIteratorType.TRIM_HORIZON))).isEmpty();
    }

    @Test
    void iteratorsThatMakeNoSenseAreRefused() {
        String number = put("s", "a", "1").sequenceNumber();
        create("other", 2);
        String old = iterator("s", SHARD, ShardIteratorType.TRIM_HORIZON);

        assertThatThrownBy(() -> texts("abc")).isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("Invalid ShardIterator");
        assertThatThrownBy(() -> at(ShardIteratorType.AT_SEQUENCE_NUMBER, number + "0"))
                .isInstanceOf(InvalidArgumentException.class).hasMessageContaining("did not come from this stream");
        assertThatThrownBy(() -> iterator("s", SHARD, ShardIteratorType.AT_TIMESTAMP))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> since(time.instant().plusSeconds(1))).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> iterator("s", "shardId-000000000007", ShardIteratorType.LATEST))
                .isInstanceOf(ResourceNotFoundException.class).hasMessageContaining("shardId-000000000007");
        client.deleteStream(request -> request.streamName("s"));
        assertThatThrownBy(() -> texts(old)).isInstanceOf(ResourceNotFoundException.class);
        time.advance(Duration.ofMillis(1));
        create("s", 1);
        assertThatThrownBy(() -> texts(old)).isInstanceOf(InvalidArgumentException.class);
    }

    private String at(ShardIteratorType type, String number) {
        return client.getShardIterator(request -> request.streamName("s").shardId(SHARD).shardIteratorType(type)
                .startingSequenceNumber(number)).shardIterator();
    }

    private String since(Instant instant) {
        return client.getShardIterator(request -> request.streamName("s").shardId(SHARD)
                .shardIteratorType(ShardIteratorType.AT_TIMESTAMP).timestamp(instant)).shardIterator();
    }
}
