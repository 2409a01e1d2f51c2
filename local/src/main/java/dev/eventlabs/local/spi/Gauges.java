package dev.eventlabs.local.spi;

/** Port: values that just are, such as a queue's depth. Whoever keeps metrics asks for them again and again. */
@FunctionalInterface
public interface Gauges {

    /** Reports what the values are now. */
    void sample(MetricSink sink);
}
