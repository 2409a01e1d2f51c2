package dev.eventlabs.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmWatchTest {

    private static final Scope SCOPE = Scope.standard();

    private final MovableTime time = new MovableTime();
    private final AlarmHistory history = new AlarmHistory();
    private final Metrics metrics = new Metrics(time);
    private final Alarms alarms = new Alarms(time, history, new AlarmTargets(history));
    private final AlarmWatch watch = new AlarmWatch(metrics, alarms, time);

    @Test
    void f169_anAlarmGoesOffAtOnceWhenTheRunningMinuteCanOnlyEndInIt() {
        alarm("depth", "\"Statistic\": \"Maximum\", \"TreatMissingData\": \"notBreaching\"");
        watch.evaluate();
        assertThat(state("depth").value()).isEqualTo("OK");
        assertThat(state("depth").reason()).isEqualTo("Threshold Crossed: no datapoints were received for 1 period and"
                + " 1 missing datapoint was treated as [NonBreaching].");

        time.pass(20);
        put(1);
        watch.evaluate();
        assertThat(state("depth").value()).isEqualTo("ALARM");
        assertThat(state("depth").reason()).isEqualTo("Threshold Crossed: 1 datapoint [1.0 (01/01/26 00:00:00)] was"
                + " greater than the threshold (0.0).");
        JsonNode data = Json.parseOwn(state("depth").reasonData());
        assertThat(data.path("recentDatapoints").get(0).asDouble()).isEqualTo(1);
        assertThat(data.path("startDate").asText()).isEqualTo("2026-01-01T00:00:00.000+0000");
    }

    @Test
    void f169_anAlarmIsOkOnceAMinuteHasPassedWithoutABreach() {
        alarm("depth", "\"Statistic\": \"Maximum\"");
        put(1);
        watch.evaluate();
        time.pass(30);
        put(0);
        watch.evaluate();
        assertThat(state("depth").value()).isEqualTo("ALARM");
        time.pass(60);
        put(0);
        watch.evaluate();
        assertThat(state("depth").value()).isEqualTo("ALARM");
        time.pass(60);
        watch.evaluate();
        assertThat(state("depth").value()).isEqualTo("OK");
        assertThat(state("depth").reason())
                .endsWith("[0.0 (01/01/26 00:01:00)] was not greater than the threshold (0.0).");
        assertThat(history.all(SCOPE)).extracting(AlarmHistory.Item::summary).containsExactly(
                "Alarm updated from ALARM to OK", "Alarm updated from INSUFFICIENT_DATA to ALARM",
                "Alarm \"depth\" created");
    }

    @Test
    void anAverageIsJudgedWhenItsMinuteIsOver() {
        alarm("mean", "\"Statistic\": \"Average\"");
        put(1);
        watch.evaluate();
        assertThat(state("mean").value()).isEqualTo("INSUFFICIENT_DATA");
        time.pass(60);
        watch.evaluate();
        assertThat(state("mean").value()).isEqualTo("ALARM");
    }

    @Test
    void aStateSetByHandHoldsUntilTheNextEvaluation() {
        alarm("set", "\"Statistic\": \"Average\", \"TreatMissingData\": \"notBreaching\"");
        watch.evaluate();
        alarms.state(SCOPE, "set", "ALARM", "testing", null);
        time.pass(5);
        watch.evaluate();
        assertThat(state("set").value()).isEqualTo("ALARM");
        time.pass(60);
        watch.evaluate();
        assertThat(state("set").value()).isEqualTo("OK");
    }

    @Test
    void f169_twoOutOfThreeTellsSo() {
        alarm("several", "\"Statistic\": \"Average\"", 3, ", \"DatapointsToAlarm\": 2");
        for (int value : new int[]{1, 0, 1}) {
            put(value);
            time.pass(60);
        }
        watch.evaluate();
        assertThat(state("several").value()).isEqualTo("ALARM");
        assertThat(state("several").reason()).isEqualTo("Threshold Crossed: 2 out of the last 3 datapoints"
                + " [1.0 (01/01/26 00:02:00), 1.0 (01/01/26 00:00:00)] were greater than the threshold (0.0)"
                + " (minimum 2 datapoints for OK -> ALARM transition).");
    }

    @Test
    void f169_anAlarmWatchesAnExpression() {
        String metrics = """
                {"AlarmName": "rate", "EvaluationPeriods": 1, "Threshold": 50, "ComparisonOperator": "GreaterThanThreshold", "Metrics": [
                  {"Id": "rate", "Expression": "%s", "Label": "error rate"},
                  {"Id": "all", "ReturnData": false, "MetricStat": {"Stat": "SampleCount", "Period": 60,
                    "Metric": {"Namespace": "AWS/SQS", "MetricName": "m", "Dimensions": [{"Name": "QueueName", "Value": "q"}]}}},
                  {"Id": "bad", "ReturnData": false, "MetricStat": {"Stat": "Sum", "Period": 60,
                    "Metric": {"Namespace": "AWS/SQS", "MetricName": "m", "Dimensions": [{"Name": "QueueName", "Value": "q"}]}}}]}""";
        put("rate", metrics.formatted("100 * bad / all"));
        put(1);
        put(1);
        put(0);
        time.pass(60);
        watch.evaluate();
        assertThat(state("rate").value()).isEqualTo("ALARM");
        for (String refused : new String[]{"SEARCH('x', 'Sum')", "bad / none", "rate + 1", "METRICS()", "SUM(bad)"}) {
            assertThatThrownBy(() -> put("refused", metrics.formatted(refused))).isInstanceOf(AwsException.class)
                    .hasMessageContaining("'rate'");
        }
    }

    @Test
    void f169_aCompositeAlarmFollowsItsChildren() {
        alarm("a", "\"Statistic\": \"Maximum\", \"TreatMissingData\": \"notBreaching\"");
        alarm("b b", "\"Statistic\": \"Average\", \"TreatMissingData\": \"notBreaching\"");
        composite("either", "ALARM(a) OR ALARM(\\\"b b\\\")");
        composite("both",
                "(ALARM(\\\"arn:aws:cloudwatch:us-east-1:000000000000:alarm:a\\\") AND NOT OK('b b')) OR FALSE");
        composite("above", "ALARM(either)");
        watch.evaluate();
        assertThat(state("either").value()).isEqualTo("OK");

        put(1);
        watch.evaluate();
        assertThat(state("either").value()).isEqualTo("ALARM");
        assertThat(state("either").reason())
                .isEqualTo("arn:aws:cloudwatch:us-east-1:000000000000:alarm:a transitioned to"
                        + " ALARM at Thursday 01 January, 2026 00:00:00 UTC");
        assertThat(state("above").value()).isEqualTo("ALARM");
        assertThat(state("both").value()).isEqualTo("OK");

        alarms.state(SCOPE, "both", "INSUFFICIENT_DATA", "by hand", null);
        watch.evaluate();
        assertThat(state("both").value()).isEqualTo("INSUFFICIENT_DATA");
        time.pass(60);
        watch.evaluate();
        assertThat(state("both").value()).isEqualTo("ALARM");
        for (String refused : new String[]{"ALARM(none)", "ALARM(a) AND", "FIRE(a)", "(ALARM(a)"}) {
            assertThatThrownBy(() -> composite("refused", refused)).isInstanceOf(AwsException.class);
        }
    }

    private void composite(String name, String rule) {
        ObjectNode request = (ObjectNode) Json.parseOwn("{\"AlarmRule\": \"" + rule + "\"}");
        alarms.put(SCOPE, name, true, AlarmDefinition.composite(new Input(request, "ValidationError")), Map.of());
    }

    private void put(String name, String request) {
        alarms.put(SCOPE, name, false, AlarmDefinition.metric(new Input((ObjectNode) Json.parseOwn(request),
                "ValidationError")), Map.of());
    }

    private void alarm(String name, String more) {
        alarm(name, more, 1, "");
    }

    private void alarm(String name, String more, int periods, String evenMore) {
        ObjectNode request = (ObjectNode) Json.parseOwn(
                """
                {"AlarmName": "%s", "Namespace": "AWS/SQS", "MetricName": "m", "Dimensions": [{"Name": "QueueName", "Value": "q"}],
                 "Period": 60, "EvaluationPeriods": %s, "Threshold": 0, "ComparisonOperator": "GreaterThanThreshold", %s%s}"""
                        .formatted(name, periods, more, evenMore));
        alarms.put(SCOPE, name, false, AlarmDefinition.metric(new Input(request, "ValidationError")), Map.of());
    }

    private Alarm.State state(String name) {
        return alarms.find(SCOPE, name).orElseThrow().state();
    }

    private void put(double value) {
        metrics.put(SCOPE, "AWS/SQS", "m", Map.of("QueueName", "q"), value, "Count");
    }

    private static final class MovableTime implements Time {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        void pass(int seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now = now.plus(duration);
        }
    }
}
