package dev.eventlabs.cli.orders;

import dev.eventlabs.cli.aws.Clients;
import dev.eventlabs.cli.lab.Story;
import dev.eventlabs.cli.terminal.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What CloudWatch has counted of the functions in the last hour. */
final class OrdersMetrics {

    private static final Duration PERIOD = Duration.ofHours(1);

    private final Clients clients;

    OrdersMetrics(Clients clients) {
        this.clients = clients;
    }

    void show(Story story, List<String> functions) {
        story.step("What CloudWatch has counted in the last hour");
        story.request(
                "aws cloudwatch get-metric-statistics --namespace AWS/Lambda --metric-name Invocations --statistics Sum "
                        + "--dimensions Name=FunctionName,Value=" + functions.getFirst() + " …");
        Table table = new Table("function", "Invocations", "Errors", "Throttles", "Duration (average, ms)");
        for (String function : functions) {
            table.row(function, sum(function, "Invocations"), sum(function, "Errors"), sum(function, "Throttles"),
                    Math.round(average(function)));
        }
        story.answer(table);
        for (String function : functions) {
            long invocations = sum(function, "Invocations");
            story.checkThat("Invocations of " + function + " are counted", invocations > 0, "at least 1",
                    "" + invocations);
        }
    }

    private long sum(String function, String metric) {
        return Math.round(points(function, metric, Statistic.SUM).stream().mapToDouble(Datapoint::sum).sum());
    }

    private double average(String function) {
        return points(function, "Duration", Statistic.AVERAGE).stream().mapToDouble(Datapoint::average).average()
                .orElse(0);
    }

    private List<Datapoint> points(String function, String metric, Statistic statistic) {
        Instant now = Instant.now();
        return clients.cloudWatch()
                .getMetricStatistics(request -> request.namespace("AWS/Lambda")
                        .metricName(metric)
                        .dimensions(Dimension.builder().name("FunctionName").value(function).build())
                        .statistics(statistic)
                        .period((int) PERIOD.toSeconds())
                        // To the minute behind us and ahead: what is counted now belongs to a minute that isn't over.
                        .startTime(now.minus(PERIOD))
                        .endTime(now.plusSeconds(60)))
                .datapoints();
    }
}
