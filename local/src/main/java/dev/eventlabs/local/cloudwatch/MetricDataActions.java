package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.cloudwatch.math.Value;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code GetMetricData}. */
record MetricDataActions(Metrics metrics) {

    private static final int MOST_DATAPOINTS = 100_800;

    void register(Api.ActionsBuilder actions) {
        actions.on("GetMetricData", this::data);
    }

    private record Result(MetricQueries.Query query, Value.Series series) {}

    private Struct data(Call call, Input input) {
        Instant from = Statistics.instant(input, "StartTime");
        Instant to = Statistics.instant(input, "EndTime");
        Statistics.checkTimes(from, to);
        MetricQueries queries = MetricQueries.of(input.structs("MetricDataQueries"));
        QueryRun run = new QueryRun(queries, times(queries.period(), from, to),
                measured -> values(call.scope(), measured, from, to));
        List<Result> results = new ArrayList<>();
        queries.returned().forEach(query -> run.series(query.id())
                .forEach(series -> results.add(new Result(query, series))));
        return page(results, input);
    }

    private NavigableMap<Long, Double> values(Scope scope, MetricQueries.Measured measured, Instant from, Instant to) {
        NavigableMap<Long, Double> values = new TreeMap<>();
        metrics.read(scope, measured.metric(), measured.unit(), from, to, measured.period())
                .forEach((minute, bucket) -> values.put(minute * 60, bucket.statistic(measured.statistic())));
        return values;
    }

    private static NavigableSet<Long> times(int period, Instant from, Instant to) {
        NavigableSet<Long> times = new TreeSet<>();
        long step = Math.max(60, period);
        for (long at = Math.floorDiv(from.getEpochSecond(), step) * step; at < to.getEpochSecond(); at += step) {
            times.add(at);
        }
        return times;
    }

    /** Each page has as many values of each result; the token is how many were given so far. */
    private static Struct page(List<Result> results, Input input) {
        int most = input.optionalInt("MaxDatapoints").orElse(MOST_DATAPOINTS);
        int each = Math.max(1, most / Math.max(1, results.size()));
        int begin = input.optionalText("NextToken").map(MetricDataActions::offset).orElse(0);
        boolean ascending = input.optionalText("ScanBy").orElse("TimestampDescending").equals("TimestampAscending");
        List<Struct> shown = new ArrayList<>();
        boolean more = false;
        for (Result result : results) {
            NavigableMap<Long, Double> all = result.series().values();
            List<Long> times = (ascending ? all : all.descendingMap()).keySet().stream().skip(begin).limit(each)
                    .toList();
            boolean partial = all.size() > begin + each;
            more |= partial;
            shown.add(Struct.of("Id", result.query().id()).with("Label", result.query().shownLabel())
                    .with("Timestamps", times.stream().map(Instant::ofEpochSecond).toList())
                    .with("Values", times.stream().map(all::get).toList())
                    .with("StatusCode", partial ? "PartialData" : "Complete"));
        }
        return Struct.of("MetricDataResults", shown)
                .with("NextToken", more ? Integer.toString(begin + each) : null).with("Messages", List.of());
    }

    private static int offset(String token) {
        try {
            return Math.max(0, Integer.parseInt(token));
        } catch (NumberFormatException e) {
            throw AwsException.badRequest("InvalidNextToken", "The next token specified is invalid.");
        }
    }
}
