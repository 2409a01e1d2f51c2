package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One stream. Thread-safe: records are put under their shard's lock only, and shards are changed one operation after the other.
 */
final class Stream {

    private final Scope scope;
    private final String name;
    private final Instant created;
    private final StreamSettings settings;
    private final Time time;
    private volatile Topology topology;
    private volatile boolean deleted;
    private int nextShard;

    Stream(Scope scope, String name, int shards, StreamSettings settings, Time time) {
        this.scope = scope;
        this.name = name;
        this.settings = settings;
        this.time = time;
        created = time.instant();
        topology = Topology.of(HashRange.uniform(shards).stream().map(range -> open(range, List.of())).toList());
    }

    /** Where a record has gone: its index in the shard, or {@link Shard#THROTTLED}. */
    record Written(Shard shard, long index) {

        boolean throttled() {
            return index == Shard.THROTTLED;
        }
    }

    Scope scope() {
        return scope;
    }

    String name() {
        return name;
    }

    String arn() {
        return scope.arn("kinesis", "stream/" + name);
    }

    Instant created() {
        return created;
    }

    StreamSettings settings() {
        return settings;
    }

    Instant now() {
        return time.instant();
    }

    /** What arrived before it has expired. */
    Instant horizon() {
        return time.instant().minus(settings.retention());
    }

    /** The shards as they are, without those that were closed so long ago that nothing in them is left. */
    Topology topology() {
        Topology seen = topology;
        return expired(seen).isEmpty() ? seen : withoutExpired();
    }

    private synchronized Topology withoutExpired() {
        topology = topology.without(expired(topology));
        return topology;
    }

    private List<Shard> expired(Topology seen) {
        if (seen.all().size() == seen.open().size()) {
            return List.of();
        }
        Instant horizon = horizon();
        return seen.all().stream().filter(shard -> shard.closed().filter(horizon::isAfter).isPresent()).toList();
    }

    /** @throws AwsException if it never was there, or is no longer */
    Shard shard(String id) {
        return topology().find(id).orElseThrow(() -> Errors.notFound(
                "Could not find shard " + id + " in stream " + name + " under account " + scope.account() + "."));
    }

    /**
     * Puts records, those of one shard in their order.
     *
     * @return what became of each
     */
    List<Written> put(List<Entry> entries) {
        Written[] written = new Written[entries.size()];
        List<Integer> left = IntStream.range(0, written.length).boxed().toList();
        while (!left.isEmpty()) {
            requireThere();
            left = put(entries, left, written);
        }
        return List.of(written);
    }

    /** @return those whose shard had been closed when they came: the shards have changed meanwhile */
    private List<Integer> put(List<Entry> entries, List<Integer> positions, Written[] written) {
        Topology now = topology;
        Map<Shard, List<Integer>> byShard = new LinkedHashMap<>();
        positions.forEach(i -> byShard
                .computeIfAbsent(now.of(entries.get(i).hashKey()), shard -> new ArrayList<>()).add(i));
        List<Integer> left = new ArrayList<>();
        byShard.forEach((shard, mine) -> shard.append(mine.stream().map(entries::get).toList(), time.millis())
                .ifPresentOrElse(indices -> {
                    for (int i = 0; i < indices.length; i++) {
                        written[mine.get(i)] = new Written(shard, indices[i]);
                    }
                }, () -> left.addAll(mine)));
        return left;
    }

    /**
     * Has new shards take the records of open ones.
     *
     * @param parents that are adjacent, in the order of their hash keys
     */
    synchronized void replace(List<Shard> parents, List<HashRange> ranges) {
        requireThere();
        Topology now = topology;
        for (Shard parent : parents) {
            if (!now.open().contains(parent)) {
                throw Errors.argument("Shard " + parent.id() + " in stream " + name + " under account "
                        + scope.account()
                        + " has already been merged or split, and thus is not eligible for merging or splitting.");
            }
        }
        List<Shard> children = ranges.stream().map(range -> open(range, parents)).toList();
        close(parents, () -> topology = now.with(parents, children));
    }

    /** Closes all of them under all their locks: whoever finds one closed finds the children, too. */
    private void close(List<Shard> shards, Runnable last) {
        if (shards.isEmpty()) {
            last.run();
        } else {
            shards.getFirst().close(time.instant(), () -> close(shards.subList(1, shards.size()), last));
        }
    }

    synchronized void mode(Capacity mode) {
        settings.mode(mode);
        topology.open().forEach(shard -> shard.capacity(mode));
    }

    /** Ends every wait; nothing is taken or given any more. */
    synchronized void delete() {
        deleted = true;
        topology.all().forEach(Shard::delete);
    }

    /** @throws AwsException if it has been deleted */
    void requireThere() {
        if (deleted) {
            throw Streams.noStream(scope, name);
        }
    }

    private Shard open(HashRange range, List<Shard> parents) {
        return new Shard(nextShard++, range, parents, time.instant(), settings.mode(), () -> horizon().toEpochMilli());
    }
}
