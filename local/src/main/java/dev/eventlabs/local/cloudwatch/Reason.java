package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why an alarm has gone to a state, in CloudWatch's words. */
final class Reason {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT = DateTimeFormatter
            .ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Reason() {}

    static String text(Threshold threshold, Verdict verdict, String before) {
        String state = verdict.state().orElseThrow();
        int filled = verdict.filled();
        if (state.equals(Verdict.INSUFFICIENT_DATA)) {
            return "Insufficient Data: " + count(filled, "datapoint") + (filled == 1 ? " was" : " were") + " unknown.";
        }
        String treated = count(filled, "missing datapoint") + (filled == 1 ? " was" : " were") + " treated as ["
                + (threshold.missing().equals("breaching") ? "Breaching" : "NonBreaching") + "].";
        if (verdict.evaluated().isEmpty()) {
            return "Threshold Crossed: no datapoints were received for " + count(filled, "period") + " and " + treated;
        }
        boolean alarm = state.equals(Verdict.ALARM);
        List<Point> named = alarm ? verdict.breaching(threshold).toList()
                : verdict.evaluated().stream().filter(each -> !threshold.breached(each.value())).toList();
        if (named.isEmpty()) {
            named = verdict.evaluated();
        }
        String values = named.stream().map(each -> each.value() + " (" + DAY.format(each.begins()) + ")")
                .collect(Collectors.joining(", ", "[", "]"));
        String verb = (named.size() == 1 ? " was " : " were ") + (alarm ? "" : "not ") + threshold.words();
        if (!threshold.ofThem()) {
            return "Threshold Crossed: " + count(named.size(), "datapoint") + " " + values + verb
                    + (filled > 0 ? " and " + treated : ".");
        }
        int least = alarm ? threshold.datapoints() : threshold.periods() - threshold.datapoints() + 1;
        return "Threshold Crossed: " + named.size() + " out of the last " + threshold.periods() + " datapoints "
                + values + verb + " (minimum " + count(least, "datapoint") + " for "
                + (before.equals(Verdict.INSUFFICIENT_DATA) ? alarm ? Verdict.OK : Verdict.ALARM : before) + " -> "
                + state + " transition).";
    }

    /** The same for programs. @param definition the alarm's */
    static String data(Struct definition, Threshold threshold, Verdict verdict, Instant now) {
        List<Point> oldestFirst = verdict.evaluated().reversed();
        Struct data = Struct.of("version", "1.0").with("queryDate", EXACT.format(now));
        if (!oldestFirst.isEmpty()) {
            data.with("startDate", EXACT.format(oldestFirst.getFirst().begins()));
        }
        data.with("unit", definition.get("Unit"))
                .with("statistic", definition.getOrDefault("Statistic", definition.get("ExtendedStatistic")))
                .with("period", definition.get("Period"))
                .with("recentDatapoints", oldestFirst.stream().map(Point::value).toList())
                .with("threshold", threshold.value())
                .with("evaluatedDatapoints", verdict.evaluated().stream()
                        .map(each -> Struct.of("timestamp", EXACT.format(each.begins()))
                                .with("sampleCount", each.samples()).with("value", each.value()))
                        .toList());
        return Json.text(data);
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
