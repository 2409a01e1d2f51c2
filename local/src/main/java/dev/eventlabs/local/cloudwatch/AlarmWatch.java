package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates alarms: when a minute is over or the alarm has changed, and at once when what is measured in the running minute can only end in
 * an alarm. Thread-safe: one evaluation at a time.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html">alarm evaluation</a>
 */
final class AlarmWatch {

    private final Metrics metrics;
    private final Alarms alarms;
    private final Time time;
    private final CompositeWatch composites;
    private final Map<Key, Done> done = new HashMap<>();

    private record Key(Scope scope, String alarm) {}

    private record Done(Instant configured, long minute) {}

    AlarmWatch(Metrics metrics, Alarms alarms, Time time) {
        this.metrics = metrics;
        this.alarms = alarms;
        this.time = time;
        composites = new CompositeWatch(alarms);
    }

    synchronized void evaluate() {
        done.keySet().removeIf(key -> alarms.find(key.scope(), key.alarm()).isEmpty());
        for (Scope scope : alarms.scopes()) {
            alarms.all(scope).stream().filter(each -> !each.composite())
                    .forEach(each -> evaluate(scope, each));
            composites.evaluate(scope);
        }
    }

    private void evaluate(Scope scope, Alarm alarm) {
        long minute = Metrics.minute(time.instant());
        AlarmMetric metric = new AlarmMetric(metrics, scope, alarm.definition());
        Threshold threshold = Threshold.of(alarm.definition());
        int periods = threshold.periods() + Verdict.EXTRA_PERIODS;
        if (threshold.isUpper() && metric.onlyGrows()) {
            List<Point> running = metric.points(minute + 1, periods);
            if (!running.getLast().missing() && threshold.breached(running.getLast().value())) {
                settle(scope, alarm, threshold, Verdict.of(threshold, running));
                return;
            }
        }
        Done last = new Done(alarm.configured(), minute);
        if (!last.equals(done.put(new Key(scope, alarm.name()), last))) {
            settle(scope, alarm, threshold, Verdict.of(threshold, metric.points(minute, periods)));
        }
    }

    private void settle(Scope scope, Alarm alarm, Threshold threshold, Verdict verdict) {
        verdict.state().filter(state -> !state.equals(alarm.state().value()))
                .ifPresent(state -> alarms.evaluated(scope, alarm, state,
                        Reason.text(threshold, verdict, alarm.state().value()),
                        Reason.data(alarm.definition(), threshold, verdict, time.instant())));
    }
}
