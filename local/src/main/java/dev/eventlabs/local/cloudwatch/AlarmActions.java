package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Page;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The actions on alarms. */
record AlarmActions(Alarms alarms, AlarmHistory history) {

    private static final Set<String> STATES = Set.of("OK", "ALARM", "INSUFFICIENT_DATA");

    void register(Api.ActionsBuilder actions) {
        actions.on("PutMetricAlarm", (call, input) -> {
            alarms.put(call.scope(), input.text("AlarmName"), false, AlarmDefinition.metric(input),
                    Tag.of(input, "Tags"));
            return Struct.of();
        }).on("PutCompositeAlarm", (call, input) -> {
            alarms.put(call.scope(), input.text("AlarmName"), true, AlarmDefinition.composite(input),
                    Tag.of(input, "Tags"));
            return Struct.of();
        }).on("DescribeAlarms", this::describe)
                .on("DescribeAlarmsForMetric", this::forMetric)
                .on("DescribeAlarmHistory", this::history)
                .on("DeleteAlarms", this::delete)
                .on("SetAlarmState", this::state)
                .on("EnableAlarmActions", (call, input) -> enable(call, input, true))
                .on("DisableAlarmActions", (call, input) -> enable(call, input, false))
                .on("ListTagsForResource",
                        (call, input) -> Struct.of("Tags", Tag.list(alarms.find(call.scope(), tagged(input))
                                .orElseThrow(
                                        () -> AwsException.notFound("ResourceNotFoundException", "Unknown resource"))
                                .tags())))
                .on("TagResource", (call, input) -> retag(call, input, tags -> {
                    tags.putAll(Tag.of(input, "Tags"));
                    return tags;
                }))
                .on("UntagResource", (call, input) -> retag(call, input, tags -> {
                    input.texts("TagKeys").forEach(tags::remove);
                    return tags;
                }));
    }

    private Struct describe(Call call, Input input) {
        if (input.has("ChildrenOfAlarmName") || input.has("ParentsOfAlarmName")) {
            throw Statistics.invalid("The embedded AWS doesn't know parents and children of composite alarms.");
        }
        List<String> names = input.texts("AlarmNames");
        // Without a type, only metric alarms are meant.
        List<String> types = input.texts("AlarmTypes").isEmpty() ? List.of("MetricAlarm") : input.texts("AlarmTypes");
        List<Alarm> all = alarms.all(call.scope()).stream()
                .filter(each -> names.isEmpty() || names.contains(each.name()))
                .filter(each -> each.name().startsWith(input.optionalText("AlarmNamePrefix").orElse("")))
                .filter(each -> input.optionalText("StateValue").map(each.state().value()::equals).orElse(true))
                .filter(each -> types.contains(each.composite() ? "CompositeAlarm" : "MetricAlarm"))
                .toList();
        int size = input.optionalInt("MaxRecords").orElse(50);
        if (size < 1 || size > 100) {
            throw Statistics.invalid(
                    "The value " + size + " for parameter MaxRecords is invalid. It must be between 1 and 100.");
        }
        Page<Alarm> page = Statistics.page(all, names.isEmpty() ? size : 100, input);
        return Struct
                .of("MetricAlarms", page.items().stream().filter(each -> !each.composite()).map(Alarm::shown).toList())
                .with("CompositeAlarms", page.items().stream().filter(Alarm::composite).map(Alarm::shown).toList())
                .with("NextToken", page.next().orElse(null));
    }

    private Struct forMetric(Call call, Input input) {
        MetricId metric = MetricId.of(input);
        return Struct.of("MetricAlarms", alarms.all(call.scope()).stream()
                .filter(each -> metric.name().equals(each.definition().get("MetricName"))
                        && metric.namespace().equals(each.definition().get("Namespace"))
                        && MetricId.list(metric.dimensions()).equals(each.definition().get("Dimensions")))
                .map(Alarm::shown).toList());
    }

    private Struct history(Call call, Input input) {
        Set<String> types = input.texts("AlarmTypes").isEmpty() ? Set.of("MetricAlarm")
                : Set.copyOf(input.texts("AlarmTypes"));
        Predicate<AlarmHistory.Item> wanted = item -> types
                .contains(item.composite() ? "CompositeAlarm" : "MetricAlarm")
                && input.optionalText("AlarmName").map(item.alarm()::equals).orElse(true)
                && input.optionalText("HistoryItemType").map(item.type()::equals).orElse(true);
        if (input.has("StartDate")) {
            Instant from = Statistics.instant(input, "StartDate");
            wanted = wanted.and(item -> !item.at().isBefore(from));
        }
        if (input.has("EndDate")) {
            Instant to = Statistics.instant(input, "EndDate");
            wanted = wanted.and(item -> item.at().isBefore(to));
        }
        List<Struct> all = history.all(call.scope()).stream().filter(wanted).map(AlarmHistory.Item::shown).toList();
        boolean ascending = input.optionalText("ScanBy").orElse("").equals("TimestampAscending");
        return Statistics.page(ascending ? all.reversed() : all, input.optionalInt("MaxRecords").orElse(100), input)
                .as("AlarmHistoryItems", "NextToken");
    }

    private Struct delete(Call call, Input input) {
        List<String> names = input.texts("AlarmNames");
        List<String> missing = names.stream().filter(each -> alarms.find(call.scope(), each).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw AwsException.notFound("ResourceNotFound", "Alarms " + missing + " do not exist");
        }
        names.forEach(each -> alarms.delete(call.scope(), each));
        return Struct.of();
    }

    private Struct state(Call call, Input input) {
        String value = input.text("StateValue");
        if (!STATES.contains(value)) {
            throw Statistics.invalid(
                    "The value " + value + " for parameter StateValue is invalid. It must be one of " + STATES + ".");
        }
        alarms.state(call.scope(), input.text("AlarmName"), value, input.text("StateReason"),
                input.optionalText("StateReasonData").orElse(null));
        return Struct.of();
    }

    private Struct enable(Call call, Input input, boolean on) {
        input.texts("AlarmNames").forEach(name -> alarms.change(call.scope(), name, alarm -> alarm.actionsEnabled(on)));
        return Struct.of();
    }

    private Struct retag(Call call, Input input, UnaryOperator<Map<String, String>> change) {
        alarms.change(call.scope(), tagged(input),
                alarm -> alarm.tagged(change.apply(new LinkedHashMap<>(alarm.tags()))));
        return Struct.of();
    }

    private static String tagged(Input input) {
        String arn = input.text("ResourceARN");
        int at = arn.indexOf(":alarm:");
        if (at < 0) {
            throw Statistics.invalid("The embedded AWS tags alarms only, not " + arn + ".");
        }
        return arn.substring(at + 7);
    }
}
