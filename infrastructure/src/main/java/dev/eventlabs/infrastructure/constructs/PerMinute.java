package dev.eventlabs.infrastructure.constructs;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;

/** How the constructs measure themselves: minute by minute. CDK's own default is five minutes, too long to look at a spike. */
public final class PerMinute {
    private PerMinute() {}

    /** With CloudWatch's name of a statistic: {@code Sum}, {@code Maximum}, {@code p99}, … */
    public static MetricOptions of(String statistic) {
        return MetricOptions.builder().period(Duration.minutes(1)).statistic(statistic).build();
    }
}
