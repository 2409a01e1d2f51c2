package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.cloudwatch.math.Expression;
import dev.eventlabs.local.cloudwatch.math.MathException;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The queries of {@code GetMetricData} or of an alarm: metrics, and expressions that refer to them. Checked, by their ids. */
record MetricQueries(Map<String, Query> all) {

    private static final int MOST = 500;

    /** @param metric or an expression, never both */
    record Query(String id, Optional<String> label, boolean returned, Optional<Measured> metric,
            Optional<Expression> expression, Optional<Integer> period) {

        String shownLabel() {
            return label.orElseGet(() -> metric.map(each -> each.metric().name()).orElse(id));
        }
    }

    /** @param period in seconds */
    record Measured(MetricId metric, int period, String statistic, Optional<String> unit) {}

    static MetricQueries of(List<Input> inputs) {
        if (inputs.isEmpty() || inputs.size() > MOST) {
            throw invalid("There must be between 1 and " + MOST + " metric queries, not " + inputs.size() + ".");
        }
        Map<String, Query> all = new LinkedHashMap<>();
        for (Input input : inputs) {
            Query query = query(input);
            if (all.put(query.id(), query) != null) {
                throw invalid("The id " + query.id() + " is there twice.");
            }
        }
        all.values().forEach(each -> check(each, all));
        return new MetricQueries(all);
    }

    private static Query query(Input input) {
        String id = input.text("Id");
        if (!id.matches("[a-z][a-zA-Z0-9_]*")) {
            throw invalid("The id " + id + " must begin with a lower-case letter and have letters, digits and _ only.");
        }
        Optional<String> label = input.optionalText("Label");
        if (label.filter(each -> each.contains("${")).isPresent()) {
            throw invalid("The embedded AWS doesn't have dynamic labels (" + label.get() + ").");
        }
        if (input.has("AccountId")) {
            throw invalid("The embedded AWS doesn't query metrics of other accounts.");
        }
        if (input.has("Expression") == input.has("MetricStat")) {
            throw invalid("The query " + id + " must have either an Expression or a MetricStat.");
        }
        return new Query(id, label, input.optionalFlag("ReturnData").orElse(true),
                input.struct("MetricStat").map(MetricQueries::measured),
                input.optionalText("Expression").map(text -> parsed(id, text)),
                input.has("Period") ? Optional.of(Statistics.period(input)) : Optional.empty());
    }

    private static Measured measured(Input stat) {
        return new Measured(MetricId.of(stat.struct("Metric").orElseThrow(() -> Statistics.missing("Metric"))),
                Statistics.period(stat), Statistics.checked(stat.text("Stat")), stat.optionalText("Unit"));
    }

    private static Expression parsed(String id, String text) {
        try {
            return Expression.parse(text);
        } catch (MathException e) {
            throw wrong(id, e.getMessage());
        }
    }

    static AwsException wrong(String id, String why) {
        return invalid("Error in expression '" + id + "': " + why);
    }

    private static void check(Query query, Map<String, Query> all) {
        Set<String> seen = new HashSet<>();
        Set<String> open = references(query);
        while (!open.isEmpty()) {
            Set<String> next = new HashSet<>();
            for (String id : open) {
                if (!all.containsKey(id)) {
                    throw wrong(query.id(), "Undefined variable " + id + ".");
                }
                if (id.equals(query.id())) {
                    throw wrong(query.id(), "It refers to itself.");
                }
                if (seen.add(id)) {
                    next.addAll(references(all.get(id)));
                }
            }
            open = next;
        }
    }

    private static Set<String> references(Query query) {
        Set<String> ids = new HashSet<>();
        query.expression().ifPresent(each -> each.collect(ids));
        return ids;
    }

    /** In seconds: the longest of the metrics'; that of an expression if no metric has one. */
    int period() {
        return all.values().stream().flatMap(each -> each.metric().stream()).mapToInt(Measured::period).max()
                .orElseGet(() -> all.values().stream().flatMap(each -> each.period().stream()).mapToInt(each -> each)
                        .max().orElse(60));
    }

    List<Query> returned() {
        return all.values().stream().filter(Query::returned).toList();
    }

    private static AwsException invalid(String message) {
        return AwsException.badRequest("ValidationError", message);
    }
}
