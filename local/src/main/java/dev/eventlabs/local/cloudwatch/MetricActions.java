package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The actions on metrics. */
record MetricActions(Metrics metrics) {

    private static final int LIST_PAGE = 500;
    private static final int MAX_DATUMS = 1000;
    private static final int MAX_DATAPOINTS = 1440;

    void register(Api.ActionsBuilder actions) {
        actions.on("PutMetricData", this::put)
                .on("ListMetrics", this::list)
                .on("GetMetricStatistics", this::statistics);
    }

    private Struct put(Call call, Input input) {
        String namespace = input.text("Namespace");
        if (namespace.startsWith("AWS/")) {
            throw Statistics.invalid("The value AWS/ for parameter Namespace is invalid.");
        }
        if (input.has("EntityMetricData")) {
            throw Statistics.invalid("The embedded AWS doesn't take EntityMetricData.");
        }
        List<Input> data = input.structs("MetricData");
        if (data.isEmpty() || data.size() > MAX_DATUMS) {
            throw Statistics.invalid("The parameter MetricData must have between 1 and 1000 members.");
        }
        data.forEach(datum -> put(call, namespace, datum));
        return Struct.of();
    }

    private void put(Call call, String namespace, Input datum) {
        Series series = metrics.series(call.scope(),
                new MetricId(namespace, datum.text("MetricName"), MetricId.dimensions(datum)),
                datum.optionalText("Unit").orElse("None"));
        long minute = Metrics.minute(datum.has("Timestamp") ? Statistics.instant(datum, "Timestamp") : metrics.now());
        if (datum.has("StatisticValues")) {
            Input set = datum.struct("StatisticValues").orElseThrow();
            series.addSet(minute, Statistics.number(set, "SampleCount"), Statistics.number(set, "Sum"),
                    Statistics.number(set, "Minimum"), Statistics.number(set, "Maximum"));
        } else if (datum.has("Values")) {
            List<String> values = datum.texts("Values");
            List<String> counts = datum.texts("Counts");
            if (!counts.isEmpty() && counts.size() != values.size()) {
                throw Statistics.invalid("The parameters Values and Counts must be of the same size.");
            }
            for (int i = 0; i < values.size(); i++) {
                series.add(minute, number(values.get(i)), counts.isEmpty() ? 1 : number(counts.get(i)));
            }
        } else {
            series.add(minute, Statistics.number(datum, "Value"), 1);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw Statistics.invalid("The value " + text + " isn't a number.");
        }
    }

    private Struct list(Call call, Input input) {
        List<Struct> all = metrics.all(call.scope()).stream()
                .filter(each -> input.optionalText("Namespace").map(each.namespace()::equals).orElse(true))
                .filter(each -> input.optionalText("MetricName").map(each.name()::equals).orElse(true))
                .filter(each -> input.structs("Dimensions").stream().allMatch(wanted -> {
                    String value = each.dimensions().get(wanted.text("Name"));
                    return value != null && wanted.optionalText("Value").map(value::equals).orElse(true);
                }))
                .map(MetricId::shown).toList();
        return Statistics.page(all, LIST_PAGE, input).as("Metrics", "NextToken");
    }

    private Struct statistics(Call call, Input input) {
        MetricId metric = MetricId.of(input);
        List<String> plain = input.texts("Statistics");
        List<String> extended = input.texts("ExtendedStatistics");
        plain.forEach(Statistics::checked);
        extended.forEach(Statistics::checked);
        if (plain.isEmpty() == extended.isEmpty()) {
            throw Statistics.combination("Must specify either Statistics or ExtendedStatistics, and not both");
        }
        int period = Statistics.period(input);
        Instant from = Statistics.instant(input, "StartTime");
        Instant to = Statistics.instant(input, "EndTime");
        Statistics.checkTimes(from, to);
        if ((to.getEpochSecond() - from.getEpochSecond()) / period > MAX_DATAPOINTS) {
            throw Statistics.combination("You have requested up to "
                    + (to.getEpochSecond() - from.getEpochSecond()) / period
                    + " datapoints, which exceeds the limit of 1,440. You may "
                    + "reduce the datapoints requested by increasing Period, or decreasing the time range.");
        }
        String unit = input.optionalText("Unit").orElseGet(() -> metrics.unit(call.scope(), metric));
        List<Struct> points = new ArrayList<>();
        metrics.read(call.scope(), metric, input.optionalText("Unit"), from, to, period).forEach((minute, bucket) -> {
            Struct point = Struct.of("Timestamp", Metrics.instant(minute));
            plain.forEach(each -> point.with(each, bucket.statistic(each)));
            if (!extended.isEmpty()) {
                Struct percentiles = Struct.of();
                extended.forEach(each -> percentiles.with(each, bucket.statistic(each)));
                point.with("ExtendedStatistics", percentiles);
            }
            points.add(point.with("Unit", unit));
        });
        return Struct.of("Label", metric.name()).with("Datapoints", points);
    }
}
