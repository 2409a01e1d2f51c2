package dev.eventlabs.local.cloudwatch.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code m1} is 1, 2 and 4 at 0, 60 and 120; {@code m2} is 2 at 0 and 0 at 120. */
class ExpressionTest {

    private static final Map<String, Value.Series> METRICS = Map.of(
            "m1", series(Map.of(0L, 1.0, 60L, 2.0, 120L, 4.0)), "m2", series(Map.of(0L, 2.0, 120L, 0.0)));

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"m1 + m2; {0=3.0, 120=4.0}", "m1 + m2 * 2; {0=5.0, 120=4.0}",
            "(m1 + m2) * 2; {0=6.0, 120=8.0}", "m1 / m2; {0=0.5}", "-m1; {0=-1.0, 60=-2.0, 120=-4.0}",
            "m1 - 1 - 1; {0=-1.0, 60=0.0, 120=2.0}", "2 ^ m1; {0=2.0, 60=4.0, 120=16.0}",
            "m1 >= 2; {0=0.0, 60=1.0, 120=1.0}", "m1 > 1 AND m1 < 4; {0=0.0, 60=1.0, 120=0.0}",
            "SUM(METRICS()); {0=3.0, 60=2.0, 120=4.0}", "AVG([m1, m2]); {0=1.5, 60=2.0, 120=2.0}",
            "MAX(METRICS()); {0=2.0, 60=2.0, 120=4.0}", "MIN([m1, m2]); {0=1.0, 60=2.0, 120=0.0}",
            "m1 / SUM(m1) * 7; {0=1.0, 60=2.0, 120=4.0}", "FILL(m2, 9); {0=2.0, 60=9.0, 120=0.0}",
            "FILL(m2, REPEAT); {0=2.0, 60=2.0, 120=0.0}", "FILL(m2, LINEAR); {0=2.0, 60=1.0, 120=0.0}",
            "FILL(m2, m1); {0=2.0, 60=2.0, 120=0.0}", "IF(m1 > 1, m1, 0); {0=0.0, 60=2.0, 120=4.0}",
            "IF(m1 > 1, m1); {60=2.0, 120=4.0}", "IF(m2, 100 * m1 / m2, 0); {0=50.0, 120=0.0}",
            "RATE(m1) * PERIOD(m1); {60=1.0, 120=2.0}", "DIFF(m1); {60=1.0, 120=2.0}",
            "RUNNING_SUM(m1); {0=1.0, 60=3.0, 120=7.0}", "CEIL(m1 / 3); {0=1.0, 60=1.0, 120=2.0}",
            "TIME_SERIES(METRIC_COUNT(METRICS())); {0=2.0, 60=2.0, 120=2.0}", "abs(m1 - 4); {0=3.0, 60=2.0, 120=0.0}"})
    void computesSeries(String expression, String values) {
        assertThat(compute(expression)).isInstanceOfSatisfying(Value.Series.class,
                series -> assertThat(series.values()).hasToString(values));
    }

    @Test
    void anAggregateOfOneSeriesIsANumber() {
        assertThat(compute("MAX(m1) + 0.5")).isEqualTo(new Value.Scalar(4.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1 +", "(m1", "m1 m2", "SUM(m1, m2)", "m1 # m2", "SUM(METRICS()", "FILL(m1, 'x')"})
    void refusesWhatCantBeReadOrComputed(String expression) {
        assertThatThrownBy(() -> compute(expression)).isInstanceOf(MathException.class);
    }

    @Test
    void refusesFunctionsByName() {
        assertThatThrownBy(() -> Expression.parse("SEARCH('{AWS/SQS}', 'Sum')")).isInstanceOf(MathException.class)
                .hasMessageContaining("SEARCH").hasMessageContaining("RUNNING_SUM");
    }

    private static Value compute(String expression) {
        return Expression.parse(expression).in(new Data() {
            @Override
            public Value of(String id) {
                return METRICS.get(id);
            }

            @Override
            public List<Value.Series> metrics() {
                return List.copyOf(METRICS.values());
            }

            @Override
            public NavigableSet<Long> times() {
                return new TreeSet<>(List.of(0L, 60L, 120L));
            }

            @Override
            public int period() {
                return 60;
            }
        });
    }

    private static Value.Series series(Map<Long, Double> values) {
        return new Value.Series(new TreeMap<>(values), 60);
    }
}
