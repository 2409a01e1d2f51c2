package dev.eventlabs.local.eventsource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Streams in memory: what a test puts into them stays, and who waits for records waits by the test's clock. Thread-safe. */
public final class MemoryStreams implements RecordStreams {

    private static final Duration TICK = Duration.ofMillis(20);

    private final Time time;
    private final Map<String, Map<String, Log>> streams = new LinkedHashMap<>();
    private int failures;

    public MemoryStreams(Time time) {
        this.time = time;
    }

    private static final class Log {
        private final List<String> parents;
        private final List<StreamRecord> records = new ArrayList<>();
        private boolean open = true;

        Log(List<String> parents) {
            this.parents = parents;
        }
    }

    /** Makes the stream too, if it isn't there. */
    public synchronized void shard(String streamArn, String shardId, String... parents) {
        streams.computeIfAbsent(streamArn, arn -> new LinkedHashMap<>()).put(shardId, new Log(List.of(parents)));
        notifyAll();
    }

    /** @param content made of the sequence number @return the sequence number */
    public synchronized String put(String streamArn, String shardId, String key, Function<String, ObjectNode> content) {
        Log log = log(streamArn, shardId);
        // Numbers that don't compare as text do.
        String number = Integer.toString(8 + log.records.size());
        log.records.add(new StreamRecord(number, time.instant(), key, content.apply(number)));
        notifyAll();
        return number;
    }

    public synchronized void end(String streamArn, String shardId) {
        log(streamArn, shardId).open = false;
        notifyAll();
    }

    /** Forgets a shard, as happens when its last record has expired. */
    public synchronized void forget(String streamArn, String shardId) {
        streams.get(streamArn).remove(shardId);
    }

    /** So many reads fail from now on. */
    public synchronized void fail(int times) {
        failures = times;
        notifyAll();
    }

    @Override
    public synchronized boolean exists(String streamArn) {
        return streams.containsKey(streamArn);
    }

    @Override
    public synchronized List<Shard> shards(String streamArn) {
        return streams.get(streamArn).entrySet().stream()
                .map(each -> new Shard(each.getKey(), each.getValue().parents, each.getValue().open)).toList();
    }

    @Override
    public synchronized Cursor open(String streamArn, String shardId, Position from) {
        Log log = log(streamArn, shardId);
        return new LogCursor(log, switch (from) {
            case Position.TrimHorizon horizon -> 0;
            case Position.Latest latest -> log.records.size();
            case Position.AtTimestamp at -> (int) log.records.stream()
                    .takeWhile(record -> record.arrived().isBefore(at.at())).count();
            case Position.After after -> 1 + (int) log.records.stream()
                    .takeWhile(record -> !record.sequenceNumber().equals(after.sequenceNumber())).count();
        });
    }

    private Log log(String streamArn, String shardId) {
        Log log = streams.getOrDefault(streamArn, Map.of()).get(shardId);
        if (log == null) {
            throw AwsException.notFound("ResourceNotFoundException", "No shard " + shardId + " in " + streamArn);
        }
        return log;
    }

    private final class LogCursor implements Cursor {
        private final Log log;
        private int next;

        LogCursor(Log log, int next) {
            this.log = log;
            this.next = next;
        }

        @Override
        public Slice read(int max, Duration wait) throws InterruptedException {
            Instant until = time.instant().plus(wait);
            synchronized (MemoryStreams.this) {
                while (true) {
                    if (failures > 0) {
                        failures--;
                        throw AwsException.badRequest("ExpiredIteratorException", "Expired.");
                    }
                    int to = (int) Math.min(log.records.size(), (long) next + max);
                    boolean ended = !log.open && to == log.records.size();
                    if (to > next || ended || !time.instant().isBefore(until)) {
                        List<StreamRecord> records = List.copyOf(log.records.subList(next, to));
                        next = to;
                        return new Slice(records, ended);
                    }
                    // The test's clock moves without telling.
                    MemoryStreams.this.wait(TICK.toMillis());
                }
            }
        }
    }
}
