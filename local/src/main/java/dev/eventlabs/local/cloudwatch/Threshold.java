package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Struct;

/**
 * When values breach, how many of them make an alarm, and what a missing one counts as.
 *
 * @param periods how many of the most recent values are looked at
 * @param datapoints how many of those have to breach
 * @param ofThem whether the alarm names the datapoints, so that its reasons do
 */
record Threshold(String operator, double value, int periods, int datapoints, boolean ofThem, String missing) {

    static Threshold of(Struct definition) {
        int periods = (Integer) definition.get("EvaluationPeriods");
        Integer datapoints = (Integer) definition.get("DatapointsToAlarm");
        // DynamoDB's metrics are there only while something happens.
        String missing = "AWS/DynamoDB".equals(definition.get("Namespace")) ? "ignore" : "missing";
        return new Threshold((String) definition.get("ComparisonOperator"), (Double) definition.get("Threshold"),
                periods, datapoints == null ? periods : datapoints, datapoints != null,
                (String) definition.getOrDefault("TreatMissingData", missing));
    }

    boolean breached(double by) {
        return switch (operator) {
            case "GreaterThanOrEqualToThreshold" -> by >= value;
            case "GreaterThanThreshold" -> by > value;
            case "LessThanThreshold" -> by < value;
            default -> by <= value;
        };
    }

    boolean isUpper() {
        return operator.startsWith("Greater");
    }

    /** For instance {@code greater than or equal to the threshold (1.0)}. */
    String words() {
        return switch (operator) {
            case "GreaterThanOrEqualToThreshold" -> "greater than or equal to";
            case "GreaterThanThreshold" -> "greater than";
            case "LessThanThreshold" -> "less than";
            default -> "less than or equal to";
        } + " the threshold (" + value + ")";
    }
}
