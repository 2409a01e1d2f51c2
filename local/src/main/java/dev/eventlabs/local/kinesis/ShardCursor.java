package dev.eventlabs.local.kinesis;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.RecordStreams;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Base64;

/** One reader of one shard. Not thread-safe. */
final class ShardCursor implements RecordStreams.Cursor {

    private final Stream stream;
    private final Shard shard;
    private final Traffic traffic;
    private long index;

    ShardCursor(Stream stream, Shard shard, Traffic traffic, long index) {
        this.stream = stream;
        this.shard = shard;
        this.traffic = traffic;
        this.index = index;
    }

    @Override
    public RecordStreams.Slice read(int max, Duration wait) throws InterruptedException {
        shard.await(index, wait);
        stream.requireThere();
        Shard.Reading reading = shard.read(index, max, GetActions.MOST_BYTES);
        index = reading.next();
        if (!reading.records().isEmpty()) {
            traffic.read(stream, reading.records());
        }
        return new RecordStreams.Slice(reading.records().stream().map(this::seen).toList(), reading.ended());
    }

    private RecordStreams.StreamRecord seen(StoredRecord record) {
        String number = shard.numbers().of(record.index());
        ObjectNode content = Json.object().put("kinesisSchemaVersion", "1.0")
                .put("partitionKey", record.partitionKey())
                .put("sequenceNumber", number)
                .put("data", Base64.getEncoder().encodeToString(record.data()))
                .put("approximateArrivalTimestamp", BigDecimal.valueOf(record.arrivedAt(), 3));
        return new RecordStreams.StreamRecord(number, record.arrived(), record.partitionKey(), content);
    }
}
