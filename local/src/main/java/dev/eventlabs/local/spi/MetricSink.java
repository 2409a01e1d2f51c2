package dev.eventlabs.local.spi;

import java.util.Map;

/** Port: where services report metrics to, whoever provides it. */
public interface MetricSink {

    /**
     * @param namespace for instance {@code AWS/Lambda}
     * @param unit CloudWatch's: {@code Count}, {@code Milliseconds} …
     */
    void put(Scope scope, String namespace, String metric, Map<String, String> dimensions, double value, String unit);
}
