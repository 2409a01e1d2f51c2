package dev.eventlabs.local.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one alarm watches. */
record AlarmMetric(Metrics metrics, Scope scope, Struct definition) {

    private static final Set<String> GROWING = Set.of("Sum", "Maximum", "SampleCount");

    /** Whether a value over the threshold stays one, whatever comes before its period is over. */
    boolean onlyGrows() {
        return definition.get("MetricName") != null && GROWING.contains(definition.get("Statistic"));
    }

    /**
     * Periods follow each other without regard to the hour: the last one ends where it is told to.
     *
     * @param last the minute at whose begin the last period ends
     * @return oldest first
     */
    List<Point> points(long last, int periods) {
        return definition.containsKey("Metrics") ? computed(last, periods) : measured(last, periods);
    }

    private List<Point> computed(long last, int periods) {
        MetricQueries queries = queries(definition);
        long minutes = Math.max(1, queries.period() / 60);
        long first = last - minutes * periods;
        NavigableSet<Long> times = new TreeSet<>();
        for (long minute = first; minute < last; minute += minutes) {
            times.add(minute * 60);
        }
        QueryRun run = new QueryRun(queries, times, each -> {
            NavigableMap<Long, Double> values = new TreeMap<>();
            metrics.windows(scope, each.metric(), each.unit(), first, last, minutes)
                    .forEach((minute, bucket) -> values.put(minute * 60, bucket.statistic(each.statistic())));
            return values;
        });
        NavigableMap<Long, Double> values = run.series(queries.returned().getFirst().id()).getFirst().values();
        return times.stream().map(at -> new Point(Instant.ofEpochSecond(at), values.get(at), null)).toList();
    }

    static MetricQueries queries(Struct definition) {
        ArrayNode metrics = Json.MAPPER.valueToTree(definition.get("Metrics"));
        return MetricQueries.of(metrics.valueStream()
                .map(each -> new Input((ObjectNode) each, "ValidationError")).toList());
    }

    private List<Point> measured(long last, int periods) {
        long minutes = Math.max(1, (Integer) definition.get("Period") / 60);
        long first = last - minutes * periods;
        NavigableMap<Long, Bucket> measured = metrics.windows(scope, metric(), Optional.ofNullable(
                (String) definition.get("Unit")), first, last, minutes);
        String statistic = (String) definition.getOrDefault("Statistic", definition.get("ExtendedStatistic"));
        List<Point> points = new ArrayList<>();
        for (long minute = first; minute < last; minute += minutes) {
            Instant begins = Metrics.instant(minute);
            Bucket bucket = measured.get(minute);
            points.add(bucket == null ? new Point(begins, null, null)
                    : new Point(begins, bucket.statistic(statistic), bucket.statistic("SampleCount")));
        }
        return points;
    }

    private MetricId metric() {
        Map<String, String> dimensions = new TreeMap<>();
        ((List<?>) definition.get("Dimensions")).forEach(each -> dimensions
                .put((String) ((Struct) each).get("Name"), (String) ((Struct) each).get("Value")));
        return new MetricId((String) definition.get("Namespace"), (String) definition.get("MetricName"), dimensions);
    }
}
