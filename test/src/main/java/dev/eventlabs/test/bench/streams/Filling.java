package dev.eventlabs.test.bench.streams;

import dev.eventlabs.test.bench.machine.Lab;
import dev.eventlabs.test.bench.report.Figure;
import dev.eventlabs.test.bench.report.Report;
import dev.eventlabs.test.client.Sdk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** Records per second into a Kinesis stream and out of it, while it fills to a million: as fast at the end as at the beginning. */
final class Filling {

    private static final String STREAM = "bench-filling";
    private static final int WRITERS = 4;
    private static final int CALL = 100;
    private static final int ROUND = 100_000;
    private static final int ROUNDS = 10;
    private static final byte[] DATA = new byte[100];

    private final KinesisClient kinesis;
    private final Report report;
    private final AtomicLong keys = new AtomicLong();

    Filling(Lab lab, Report report) {
        kinesis = Sdk.at(lab.endpoint(), KinesisClient.builder());
        this.report = report;
    }

    void measure() {
        report.say("Kinesis: " + ROUNDS + " rounds of " + ROUND + " records, " + CALL + " a call, " + WRITERS
                + " writers; then all of it read …");
        // On demand: a provisioned shard takes 1,000 records a second, here as on AWS.
        kinesis.createStream(create -> create.streamName(STREAM)
                .streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)));
        put(ROUND);
        List<Double> puts = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            puts.add(put(ROUND));
            report.say("  %,d records: %,.0f put/s".formatted((round + 1) * ROUND, puts.getLast()));
        }
        List<Double> gets = new ArrayList<>();
        kinesis.listShards(list -> list.streamName(STREAM)).shards().forEach(shard -> read(shard, gets));
        kinesis.deleteStream(delete -> delete.streamName(STREAM));
        kinesis.close();
        report.add(Figure.rate("Kinesis PutRecords, records/s, the last of 1,100,000 over the first", end(puts),
                beginning(puts), 0.8));
        report.add(Figure.rate("Kinesis GetRecords, records/s, the end of a shard over its beginning", end(gets),
                beginning(gets), 0.8));
    }

    private static double beginning(List<Double> rates) {
        return median(rates.subList(0, (rates.size() + 2) / 3));
    }

    private static double end(List<Double> rates) {
        return median(rates.subList(rates.size() - (rates.size() + 2) / 3, rates.size()));
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().skip(rates.size() / 2).findFirst().orElseThrow();
    }

    private double put(int records) {
        long start = System.nanoTime();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> parts = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                parts.add(writers.submit(() -> {
                    for (int sent = 0; sent < records / WRITERS; sent += CALL) {
                        putCall();
                    }
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A writer failed", e.getCause());
        }
        return records / ((System.nanoTime() - start) / 1e9);
    }

    private void putCall() {
        List<PutRecordsRequestEntry> entries = new ArrayList<>(CALL);
        for (int i = 0; i < CALL; i++) {
            entries.add(PutRecordsRequestEntry.builder().partitionKey(Long.toString(keys.incrementAndGet()))
                    .data(SdkBytes.fromByteArrayUnsafe(DATA)).build());
        }
        int failed = kinesis.putRecords(put -> put.streamName(STREAM).records(entries)).failedRecordCount();
        if (failed > 0) {
            throw new IllegalStateException(failed + " of " + CALL + " records were throttled.");
        }
    }

    /** Adds the rate of each ten calls of a whole shard. */
    private void read(Shard shard, List<Double> rates) {
        String iterator = kinesis.getShardIterator(get -> get.streamName(STREAM).shardId(shard.shardId())
                .shardIteratorType(ShardIteratorType.TRIM_HORIZON)).shardIterator();
        while (true) {
            int records = 0;
            long start = System.nanoTime();
            for (int call = 0; call < 10; call++) {
                String from = iterator;
                GetRecordsResponse slice = kinesis.getRecords(get -> get.shardIterator(from).limit(5_000));
                records += slice.records().size();
                iterator = slice.nextShardIterator();
                if (slice.millisBehindLatest() == 0) {
                    return;
                }
            }
            rates.add(records / ((System.nanoTime() - start) / 1e9));
        }
    }
}
