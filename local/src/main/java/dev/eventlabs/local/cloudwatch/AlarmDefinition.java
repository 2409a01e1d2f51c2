package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads and checks what an alarm is put with. */
final class AlarmDefinition {

    private static final Set<String> OPERATORS = Set.of("GreaterThanOrEqualToThreshold", "GreaterThanThreshold",
            "LessThanThreshold", "LessThanOrEqualToThreshold");
    private static final Set<String> MISSING_DATA = Set.of("breaching", "notBreaching", "ignore", "missing");

    private AlarmDefinition() {}

    static Struct metric(Input input) {
        for (String unknown : List.of("ThresholdMetricId", "EvaluationCriteria", "EvaluationInterval")) {
            if (input.has(unknown)) {
                throw Statistics.invalid("The embedded AWS's alarms don't have " + unknown + ".");
            }
        }
        Struct definition = common(input)
                .with("MetricName", input.optionalText("MetricName").orElse(null))
                .with("Namespace", input.optionalText("Namespace").orElse(null))
                .with("Statistic", input.optionalText("Statistic").orElse(null))
                .with("ExtendedStatistic",
                        input.optionalText("ExtendedStatistic").map(Statistics::checked).orElse(null))
                .with("Dimensions", MetricId.list(MetricId.dimensions(input)))
                .with("Period", input.has("Period") ? Statistics.period(input) : null)
                .with("Unit", input.optionalText("Unit").orElse(null))
                .with("EvaluationPeriods", atLeastOne(input, "EvaluationPeriods", true))
                .with("DatapointsToAlarm", atLeastOne(input, "DatapointsToAlarm", false))
                .with("Threshold", Statistics.number(input, "Threshold"))
                .with("ComparisonOperator", oneOf(input.text("ComparisonOperator"), OPERATORS, "ComparisonOperator"))
                .with("TreatMissingData", input.optionalText("TreatMissingData")
                        .map(each -> oneOf(each, MISSING_DATA, "TreatMissingData")).orElse(null))
                .with("EvaluateLowSampleCountPercentile",
                        input.optionalText("EvaluateLowSampleCountPercentile").orElse(null));
        List<Struct> metrics = input.structs("Metrics").stream().map(AlarmDefinition::query).toList();
        if (metrics.isEmpty() == (definition.get("MetricName") == null)) {
            throw AwsException.badRequest("ValidationError", "Exactly one of MetricName and Metrics must be given.");
        }
        if (metrics.isEmpty()) {
            single(definition);
        } else {
            definition.put("Metrics", metrics);
            checkQueries(AlarmMetric.queries(definition));
        }
        Object datapoints = definition.get("DatapointsToAlarm");
        if (datapoints != null && (Integer) datapoints > (Integer) definition.get("EvaluationPeriods")) {
            throw AwsException.badRequest("ValidationError", "DatapointsToAlarm must be at most EvaluationPeriods.");
        }
        return definition;
    }

    private static void checkQueries(MetricQueries queries) {
        if (queries.returned().size() != 1) {
            throw AwsException.badRequest("ValidationError",
                    "Exactly one element of the metrics list should return data.");
        }
        if (queries.all().values().stream().flatMap(each -> each.metric().stream())
                .mapToInt(MetricQueries.Measured::period).distinct().count() > 1) {
            throw AwsException.badRequest("ValidationError",
                    "The metrics of an alarm must all have the same period.");
        }
        // Without values, to see what kind of value it gives.
        String id = queries.returned().getFirst().id();
        if (new QueryRun(queries, new TreeSet<>(), each -> new TreeMap<>()).series(id).size() != 1) {
            throw MetricQueries.wrong(id, "An alarm watches one time series, not an array of them.");
        }
    }

    private static void single(Struct definition) {
        for (String required : List.of("Namespace", "Period")) {
            if (definition.get(required) == null) {
                throw Statistics.missing(required);
            }
        }
        if ((definition.get("Statistic") == null) == (definition.get("ExtendedStatistic") == null)) {
            throw AwsException.badRequest("ValidationError",
                    "Exactly one of Statistic and ExtendedStatistic must be given.");
        }
        if (definition.get("Statistic") != null) {
            oneOf((String) definition.get("Statistic"), Statistics.PLAIN, "Statistic");
        }
    }

    static Struct composite(Input input) {
        for (String unknown : List.of("ActionsSuppressor", "ActionsSuppressorWaitPeriod",
                "ActionsSuppressorExtensionPeriod")) {
            if (input.has(unknown)) {
                throw Statistics.invalid("The embedded AWS's composite alarms don't have " + unknown + ".");
            }
        }
        CompositeRule.parse(input.text("AlarmRule"));
        return common(input).with("AlarmRule", input.text("AlarmRule"));
    }

    private static Struct common(Input input) {
        return Struct.of("AlarmDescription", input.optionalText("AlarmDescription").orElse(null))
                .with("ActionsEnabled", input.optionalFlag("ActionsEnabled").orElse(true))
                .with("OKActions", input.texts("OKActions"))
                .with("AlarmActions", input.texts("AlarmActions"))
                .with("InsufficientDataActions", input.texts("InsufficientDataActions"));
    }

    private static Struct query(Input input) {
        Struct query = Struct.of("Id", input.text("Id"))
                .with("Expression", input.optionalText("Expression").orElse(null))
                .with("Label", input.optionalText("Label").orElse(null))
                .with("Period", input.optionalInt("Period").orElse(null))
                .with("ReturnData", input.optionalFlag("ReturnData").orElse(true));
        input.struct("MetricStat").ifPresent(stat -> query.put("MetricStat", Struct
                .of("Metric",
                        MetricId.of(stat.struct("Metric").orElseThrow(() -> Statistics.missing("Metric"))).shown())
                .with("Period", Statistics.period(stat))
                .with("Stat", Statistics.checked(stat.text("Stat")))
                .with("Unit", stat.optionalText("Unit").orElse(null))));
        return query;
    }

    private static Integer atLeastOne(Input input, String member, boolean required) {
        Integer value = input.optionalInt(member).orElse(null);
        if (value == null && required) {
            throw Statistics.missing(member);
        }
        if (value != null && value < 1) {
            throw Statistics
                    .invalid("The value " + value + " for parameter " + member + " is invalid. It must be at least 1.");
        }
        return value;
    }

    private static String oneOf(String value, Set<String> allowed, String member) {
        if (!allowed.contains(value)) {
            throw Statistics
                    .invalid("The value " + value + " for parameter " + member + " is invalid. It must be one of "
                            + allowed.stream().sorted().toList() + ".");
        }
        return value;
    }
}
