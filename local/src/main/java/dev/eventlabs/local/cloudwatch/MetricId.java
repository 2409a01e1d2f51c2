package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What makes a metric: two with different dimensions are two metrics. */
record MetricId(String namespace, String name, Map<String, String> dimensions) {

    static MetricId of(Input input) {
        return new MetricId(input.text("Namespace"), input.text("MetricName"), dimensions(input));
    }

    static Map<String, String> dimensions(Input input) {
        Map<String, String> all = new TreeMap<>();
        input.structs("Dimensions").forEach(each -> all.put(each.text("Name"), each.text("Value")));
        return all;
    }

    static List<Struct> list(Map<String, String> dimensions) {
        return dimensions.entrySet().stream()
                .map(each -> Struct.of("Name", each.getKey()).with("Value", each.getValue())).toList();
    }

    Struct shown() {
        return Struct.of("Namespace", namespace).with("MetricName", name).with("Dimensions", list(dimensions));
    }
}
