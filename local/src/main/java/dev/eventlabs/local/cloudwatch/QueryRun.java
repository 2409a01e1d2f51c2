package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.cloudwatch.math.Data;
import dev.eventlabs.local.cloudwatch.math.MathException;
import dev.eventlabs.local.cloudwatch.math.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.function.Function;

/** Computes queries for one range of time, each once. Not thread-safe. */
final class QueryRun implements Data {

    private final MetricQueries queries;
    private final NavigableSet<Long> times;
    private final Function<MetricQueries.Measured, NavigableMap<Long, Double>> metrics;
    private final Map<String, Value> computed = new HashMap<>();

    /**
     * @param times when periods begin, in seconds since the epoch
     * @param metrics gives a metric's values by the same
     */
    QueryRun(MetricQueries queries, NavigableSet<Long> times,
            Function<MetricQueries.Measured, NavigableMap<Long, Double>> metrics) {
        this.queries = queries;
        this.times = times;
        this.metrics = metrics;
    }

    /** @throws dev.eventlabs.local.spi.AwsException if it isn't made of series */
    List<Value.Series> series(String id) {
        try {
            return switch (of(id)) {
                case Value.Series one -> List.of(one);
                case Value.Array several -> several.series();
                case Value other -> throw MetricQueries.wrong(id, "It gives " + other.kind() + ", not a time series.");
            };
        } catch (MathException e) {
            throw MetricQueries.wrong(id, e.getMessage());
        }
    }

    @Override
    public Value of(String id) {
        Value known = computed.get(id);
        if (known == null) {
            MetricQueries.Query query = queries.all().get(id);
            known = query.metric().<Value>map(each -> new Value.Series(metrics.apply(each), each.period()))
                    .orElseGet(() -> query.expression().orElseThrow().in(this));
            computed.put(id, known);
        }
        return known;
    }

    @Override
    public List<Value.Series> metrics() {
        return queries.all().values().stream().filter(each -> each.metric().isPresent())
                .map(each -> (Value.Series) of(each.id())).toList();
    }

    @Override
    public NavigableSet<Long> times() {
        return times;
    }

    @Override
    public int period() {
        return queries.period();
    }
}
