package dev.eventlabs.cli.streams;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Bar;
import dev.eventlabs.cli.terminal.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What the Monitor tab of a function shows: invocations and their duration, minute by minute. */
final class FunctionCharts {

    private static final Duration LOOK_BACK = Duration.ofMinutes(15);
    /** Metrics come a little later than what they tell of. */
    private static final Duration COUNTED = Duration.ofMinutes(2);
    private static final int WIDTH = 24;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm")
            .withZone(ZoneId.systemDefault());

    private final Story story;
    private final Clients clients;

    FunctionCharts(Story story, Clients clients) {
        this.story = story;
        this.clients = clients;
    }

    void show(List<String> functions) {
        story.step("Monitor: Invocations and Duration of the last " + LOOK_BACK.toMinutes() + " minutes");
        story.request(
                "aws cloudwatch get-metric-statistics --namespace AWS/Lambda --metric-name Invocations --period 60"
                        + " --statistics Sum --dimensions Name=FunctionName,Value=" + functions.getFirst() + " …");
        for (String function : functions) {
            List<Datapoint> invocations = story.await("Metrics of " + function, COUNTED,
                    () -> points(function, "Invocations"),
                    seen -> !seen.isEmpty(), seen -> seen.size() + (seen.size() == 1 ? " minute" : " minutes"));
            story.answer(chart(function, invocations, points(function, "Duration")));
            double sum = invocations.stream().mapToDouble(Datapoint::sum).sum();
            story.checkThat("Invocations of " + function + " are counted", sum > 0, "at least 1",
                    Long.toString(Math.round(sum)));
        }
    }

    private static Table chart(String function, List<Datapoint> invocations, List<Datapoint> durations) {
        Table table = new Table(function, "Invocations", "Duration (average, ms)");
        double most = invocations.stream().mapToDouble(Datapoint::sum).max().orElse(1);
        double longest = durations.stream().mapToDouble(Datapoint::average).max().orElse(1);
        Instant last = invocations.isEmpty() ? Instant.MIN : invocations.getLast().timestamp();
        // Minutes in which nothing happened have no data, but belong in the picture.
        for (Instant minute = invocations.isEmpty() ? Instant.MAX : invocations.getFirst().timestamp(); !minute
                .isAfter(last); minute = minute.plusSeconds(60)) {
            double count = at(minute, invocations, Datapoint::sum);
            double duration = at(minute, durations, Datapoint::average);
            table.row(MINUTE.format(minute), Bar.of(count, most, WIDTH, Long.toString(Math.round(count))),
                    Bar.of(duration, longest, WIDTH, Long.toString(Math.round(duration))));
        }
        return table;
    }

    private static double at(Instant minute, List<Datapoint> points, ToDoubleFunction<Datapoint> value) {
        return points.stream().filter(point -> point.timestamp().equals(minute)).mapToDouble(value).findFirst()
                .orElse(0);
    }

    private List<Datapoint> points(String function, String metric) {
        Instant now = Instant.now();
        return clients.cloudWatch()
                .getMetricStatistics(request -> request.namespace("AWS/Lambda")
                        .metricName(metric)
                        .dimensions(Dimension.builder().name("FunctionName").value(function).build())
                        .statistics(Statistic.SUM, Statistic.AVERAGE)
                        .period(60)
                        .startTime(now.minus(LOOK_BACK))
                        // What is counted now belongs to a minute that isn't over.
                        .endTime(now.plusSeconds(60)))
                .datapoints()
                .stream()
                .sorted(Comparator.comparing(Datapoint::timestamp))
                .toList();
    }
}
