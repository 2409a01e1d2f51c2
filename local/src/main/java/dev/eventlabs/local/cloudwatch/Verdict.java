package dev.eventlabs.local.cloudwatch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the values of an alarm's metric say.
 *
 * @param state empty if it stays as it is
 * @param evaluated the values that it comes from, newest first
 * @param filled how many were missing
 */
record Verdict(Optional<String> state, List<Point> evaluated, int filled) {

    static final String OK = "OK";
    static final String ALARM = "ALARM";
    static final String INSUFFICIENT_DATA = "INSUFFICIENT_DATA";

    /**
     * CloudWatch looks at some more periods than it evaluates, and prefers an older value to a missing one; so an alarm whose metric falls
     * silent stays as it is for these.
     */
    static final int EXTRA_PERIODS = 2;

    /**
     * @param points oldest first
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">missing data</a>
     */
    static Verdict of(Threshold threshold, List<Point> points) {
        List<Point> there = points.reversed().stream().filter(each -> !each.missing()).limit(threshold.periods())
                .toList();
        int filled = threshold.periods() - there.size();
        int breaching = (int) there.stream().filter(each -> threshold.breached(each.value())).count();
        return new Verdict(state(threshold, points, there, breaching, filled), there, filled);
    }

    private static Optional<String> state(Threshold threshold, List<Point> points, List<Point> there, int breaching,
            int filled) {
        if (breaching >= threshold.datapoints()) {
            return Optional.of(ALARM);
        }
        if (breaching + filled < threshold.datapoints()) {
            return Optional.of(OK);
        }
        // From here on it depends on what the missing ones count as.
        return switch (threshold.missing()) {
            case "breaching" -> Optional.of(ALARM);
            case "notBreaching" -> Optional.of(OK);
            default -> {
                if (there.size() > breaching) {
                    yield Optional.of(OK);
                }
                boolean ignored = threshold.missing().equals("ignore");
                if (there.isEmpty()) {
                    yield ignored ? Optional.empty() : Optional.of(INSUFFICIENT_DATA);
                }
                yield !ignored && isOldEnough(threshold, points, there) ? Optional.of(ALARM) : Optional.empty();
            }
        };
    }

    /** Only breaching and missing values: an alarm if the first of them would have had the time to be followed by enough others. */
    private static boolean isOldEnough(Threshold threshold, List<Point> points, List<Point> there) {
        return points.size() - points.indexOf(there.getLast()) >= threshold.datapoints();
    }

    Stream<Point> breaching(Threshold threshold) {
        return evaluated.stream().filter(each -> threshold.breached(each.value()));
    }
}
