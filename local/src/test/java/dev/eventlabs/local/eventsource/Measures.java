package dev.eventlabs.local.eventsource;

import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.Scope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was measured. */
public final class Measures implements MetricSink {

    private final List<Measure> all = new CopyOnWriteArrayList<>();

    public record Measure(String namespace, String metric, Map<String, String> dimensions, double value,
            String unit) {}

    @Override
    public void put(Scope scope, String namespace, String metric, Map<String, String> dimensions, double value,
            String unit) {
        all.add(new Measure(namespace, metric, dimensions, value, unit));
    }

    public List<Measure> all() {
        return all;
    }
}
