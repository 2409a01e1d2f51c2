package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The metrics of every scope. Thread-safe. At most 10,000 series a scope are kept: a new one beyond that drops the one that has been
 * quiet the longest.
 */
final class Metrics implements MetricSink {

    private static final int MAX_SERIES = 10_000;

    private final Time time;
    private final Map<Scope, Map<Key, Series>> scopes = new ConcurrentHashMap<>();

    private record Key(MetricId metric, String unit) {}

    Metrics(Time time) {
        this.time = time;
    }

    Instant now() {
        return time.instant();
    }

    @Override
    public void put(Scope scope, String namespace, String metric, Map<String, String> dimensions, double value,
            String unit) {
        series(scope, new MetricId(namespace, metric, new TreeMap<>(dimensions)), unit).add(minute(time.instant()),
                value, 1);
    }

    Series series(Scope scope, MetricId metric, String unit) {
        Map<Key, Series> all = scopes.computeIfAbsent(scope, each -> new ConcurrentHashMap<>());
        Key key = new Key(metric, unit);
        Series known = all.get(key);
        if (known != null) {
            return known;
        }
        if (all.size() >= MAX_SERIES) {
            all.entrySet().stream().min(Comparator.comparingLong(each -> each.getValue().last()))
                    .ifPresent(quietest -> all.remove(quietest.getKey()));
        }
        return all.computeIfAbsent(key, each -> new Series());
    }

    /** Every metric once, by namespace and name. */
    Collection<MetricId> all(Scope scope) {
        TreeSet<MetricId> all = new TreeSet<>(Comparator.comparing(MetricId::namespace).thenComparing(MetricId::name)
                .thenComparing(each -> each.dimensions().toString()));
        scopes.getOrDefault(scope, Map.of()).keySet().forEach(key -> all.add(key.metric()));
        return all;
    }

    /**
     * @param unit only values of this one, if given
     * @param period in seconds, a multiple of sixty
     * @return by the minute in which the period begins
     */
    NavigableMap<Long, Bucket> read(Scope scope, MetricId metric, Optional<String> unit, Instant from, Instant to,
            int period) {
        long minutes = Math.max(1, period / 60);
        return windows(scope, metric, unit, Math.floorDiv(minute(from), minutes) * minutes,
                Math.ceilDiv(to.getEpochSecond(), 60), minutes);
    }

    /** Like {@link #read}, for periods that begin at any minute. @param last is not included */
    NavigableMap<Long, Bucket> windows(Scope scope, MetricId metric, Optional<String> unit, long first, long last,
            long minutes) {
        NavigableMap<Long, Bucket> periods = new TreeMap<>();
        if (first < last) {
            scopes.getOrDefault(scope, Map.of()).forEach((key, series) -> {
                if (key.metric().equals(metric) && unit.map(key.unit()::equals).orElse(true)) {
                    series.into(periods, first, last, minutes);
                }
            });
        }
        return periods;
    }

    /** The unit that a metric's values have, for answers. */
    String unit(Scope scope, MetricId metric) {
        return scopes.getOrDefault(scope, Map.of()).keySet().stream().filter(key -> key.metric().equals(metric))
                .map(Key::unit)
                .findFirst().orElse("None");
    }

    static long minute(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 60);
    }

    static Instant instant(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }
}
