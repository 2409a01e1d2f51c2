package dev.eventlabs.infrastructure.constructs;

import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/** How the constructs raise alarms: at a number or above it, and never since nothing was measured. They have no actions. */
public final class Alarms {
    private Alarms() {}

    /** Raised by the first of the metric's periods, a minute for those of our constructs, that reaches the threshold. */
    public static Alarm atLeast(Construct scope, String id, Metric metric, Number threshold, String description) {
        return builder(scope, id, metric, threshold, description).build();
    }

    /** The same, to be altered. */
    public static Alarm.Builder builder(Construct scope, String id, Metric metric, Number threshold,
            String description) {
        return Alarm.Builder.create(scope, id)
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .evaluationPeriods(1)
                // Services report nothing while nothing happens; an idle queue, stream or function is a good one.
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .alarmDescription(description);
    }
}
