package dev.eventlabs.local.eventsource.stream;

import dev.eventlabs.local.eventsource.settings.StreamSettings;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.RecordStreams;
import dev.eventlabs.local.spi.RecordStreams.Position;
import dev.eventlabs.local.spi.RecordStreams.Shard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How far a mapping has read its stream. It outlives the pipelines, so that who is disabled and enabled again goes on where it was.
 * Thread-safe.
 */
public final class Checkpoints {

    static final String OK = "OK";
    static final String FAILED = "PROBLEM: Function call failed";

    private final RecordStreams streams;
    private final String streamArn;
    /** Of shards that are found later, which nobody has read yet. */
    private final Position later;
    private final Map<String, ShardProgress> shards = new HashMap<>();
    private volatile String lastResult = "No records processed";

    private Checkpoints(RecordStreams streams, String streamArn, Position later) {
        this.streams = streams;
        this.streamArn = streamArn;
        this.later = later;
    }

    /** Of a mapping whose source isn't a stream. */
    public static Checkpoints none() {
        return new Checkpoints(null, "", new Position.TrimHorizon());
    }

    /**
     * Those of a new mapping. {@code LATEST} is now, even if the mapping begins disabled.
     *
     * @throws AwsException if there is no such stream
     */
    public static Checkpoints begin(RecordStreams streams, String streamArn, StreamSettings settings) {
        Position first = switch (settings.start()) {
            case TRIM_HORIZON -> new Position.TrimHorizon();
            case LATEST -> new Position.Latest();
            case AT_TIMESTAMP -> new Position.AtTimestamp(settings.timestamp().orElseThrow());
        };
        Position later = first instanceof Position.Latest ? new Position.TrimHorizon() : first;
        Checkpoints checkpoints = new Checkpoints(streams, streamArn, later);
        for (Shard shard : streams.shards(streamArn)) {
            checkpoints.shards.put(shard.id(),
                    new ShardProgress(streams, streamArn, shard.id(), first, settings.parallelizationFactor()));
        }
        return checkpoints;
    }

    /** AWS's words for how the last invocation went. */
    public String lastResult() {
        return lastResult;
    }

    void result(String words) {
        lastResult = words;
    }

    /** @param factor of lanes, if nobody has read it yet */
    synchronized ShardProgress of(String shardId, int factor) {
        return shards.computeIfAbsent(shardId,
                id -> new ShardProgress(streams, streamArn, id, later, factor));
    }

    /** Those shards that may be read: they aren't drained, but all that they came of is, or has gone. Others than the given are forgotten. */
    synchronized List<String> readable(List<Shard> there) {
        Set<String> known = there.stream().map(Shard::id).collect(Collectors.toSet());
        shards.keySet().retainAll(known);
        return there.stream().filter(shard -> !isDrained(shard.id()))
                .filter(shard -> shard.parents().stream().allMatch(id -> !known.contains(id) || isDrained(id)))
                .map(Shard::id).toList();
    }

    private boolean isDrained(String shardId) {
        return shards.containsKey(shardId) && shards.get(shardId).isDrained();
    }
}
