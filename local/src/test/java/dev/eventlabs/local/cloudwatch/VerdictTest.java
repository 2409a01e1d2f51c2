package dev.eventlabs.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tables of CloudWatch's page on missing data: {@code X} breaches, {@code 0} doesn't, {@code -} is missing; {@code keep} means that the
 * state stays.
 */
class VerdictTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"0-X-X, OK, OK, OK, OK", "----0, OK, OK, OK, OK",
            "-----, INSUFFICIENT_DATA, keep, ALARM, OK", "0XX-X, ALARM, ALARM, ALARM, ALARM",
            "--X--, ALARM, keep, ALARM, OK", "----X, keep, keep, ALARM, OK"})
    void f169_threeOutOfThree(String points, String missing, String ignore, String breaching, String notBreaching) {
        check(3, 3, points, missing, ignore, breaching, notBreaching);
    }

    @ParameterizedTest
    @CsvSource({"0-X-X, ALARM, ALARM, ALARM, ALARM", "00X0X, ALARM, ALARM, ALARM, ALARM",
            "0-X--, OK, OK, ALARM, OK", "----0, OK, OK, ALARM, OK", "---X-, ALARM, keep, ALARM, OK"})
    void f169_twoOutOfThree(String points, String missing, String ignore, String breaching, String notBreaching) {
        check(3, 2, points, missing, ignore, breaching, notBreaching);
    }

    private static void check(int periods, int datapoints, String points, String... states) {
        List<String> treatments = List.of("missing", "ignore", "breaching", "notBreaching");
        for (int i = 0; i < treatments.size(); i++) {
            Threshold threshold = new Threshold("GreaterThanThreshold", 1, periods, datapoints, true,
                    treatments.get(i));
            assertThat(Verdict.of(threshold, points(points)).state()).as(treatments.get(i))
                    .isEqualTo(states[i].equals("keep") ? Optional.empty() : Optional.of(states[i]));
        }
    }

    private static List<Point> points(String text) {
        List<Point> points = new ArrayList<>();
        for (char each : text.toCharArray()) {
            Instant begins = START.plusSeconds(60L * points.size());
            points.add(switch (each) {
                case 'X' -> new Point(begins, 2.0, 1.0);
                case '0' -> new Point(begins, 1.0, 1.0);
                default -> new Point(begins, null, null);
            });
        }
        return points;
    }
}
