package dev.eventlabs.local.kinesis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The shards of a stream at one moment. Immutable.
 *
 * @param all in the order in which they were opened, parents before children
 * @param open those that take records, in the order of their hash keys, which they share without a gap
 */
record Topology(List<Shard> all, List<Shard> open) {

    static Topology of(List<Shard> shards) {
        return new Topology(List.of(), List.of()).with(List.of(), shards);
    }

    /** @param gone open shards that the new ones replace; they stay among all */
    Topology with(List<Shard> gone, List<Shard> fresh) {
        List<Shard> more = new ArrayList<>(all);
        more.addAll(fresh);
        List<Shard> taking = new ArrayList<>(open);
        taking.removeAll(gone);
        taking.addAll(fresh);
        taking.sort(Comparator.comparing(shard -> shard.range().start()));
        return new Topology(List.copyOf(more), List.copyOf(taking));
    }

    Topology without(List<Shard> expired) {
        return new Topology(all.stream().filter(shard -> !expired.contains(shard)).toList(), open);
    }

    /** The shard that takes records with the hash key. */
    Shard of(BigInteger hashKey) {
        int low = 0;
        int high = open.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (open.get(middle).range().start().compareTo(hashKey) <= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return open.get(low);
    }

    Optional<Shard> find(String id) {
        return all.stream().filter(shard -> shard.id().equals(id)).findFirst();
    }

    List<Shard> children(Shard parent) {
        return all.stream().filter(shard -> shard.parents().contains(parent.id())).toList();
    }
}
