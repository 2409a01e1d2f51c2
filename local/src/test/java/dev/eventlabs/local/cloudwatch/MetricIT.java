package dev.eventlabs.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.eventlabs.local.CloudFixture;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

@SuppressWarnings("unchecked") // The SDK takes generic varargs without @SafeVarargs.
class MetricIT extends CloudFixture {

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private CloudWatchClient cloudWatch;

    @BeforeAll
    void connect() {
        cloudWatch = client(CloudWatchClient.builder());
    }

    @Test
    void valuesAreSummedUpByThePeriod() {
        IntStream.rangeClosed(1, 100).forEach(i -> put("sums", start, i));
        put("sums", start.plusSeconds(60), 7);

        var minutes = cloudWatch
                .getMetricStatistics(request -> request.namespace("Test").metricName("sums").startTime(start)
                        .endTime(start.plusSeconds(3600)).period(60)
                        .statistics(Statistic.SUM, Statistic.SAMPLE_COUNT, Statistic.MAXIMUM))
                .datapoints();
        assertThat(minutes).hasSize(2);
        assertThat(minutes.getFirst())
                .extracting(Datapoint::sum, Datapoint::sampleCount, Datapoint::maximum, Datapoint::unit)
                .containsExactly(5050.0, 100.0, 100.0, StandardUnit.COUNT);

        var hour = cloudWatch
                .getMetricStatistics(request -> request.namespace("Test").metricName("sums").startTime(start)
                        .endTime(start.plusSeconds(3600)).period(3600).extendedStatistics("p90"))
                .datapoints();
        assertThat(hour).singleElement()
                .satisfies(point -> assertThat(point.extendedStatistics().get("p90")).isCloseTo(90, within(2.0)));
    }

    @Test
    void largeRequestsComeCompressed() {
        cloudWatch.putMetricData(request -> request.namespace("Test").metricData(IntStream.range(0, 900)
                .mapToObj(i -> MetricDatum.builder().metricName("many-" + i % 3).value((double) i).timestamp(start)
                        .build())
                .toList()));

        var data = cloudWatch.getMetricData(request -> request.startTime(start).endTime(start.plusSeconds(60))
                .metricDataQueries(query -> query.id("m").metricStat(stat -> stat.period(60).stat("SampleCount")
                        .metric(metric -> metric.namespace("Test").metricName("many-0")))));
        assertThat(data.metricDataResults().getFirst().values()).containsExactly(300.0);
    }

    @Test
    void metricsAreListedWithTheirDimensions() {
        cloudWatch.putMetricData(request -> request.namespace("Listed").metricData(
                MetricDatum.builder().metricName("m").value(1.0).dimensions(each -> each.name("Who").value("a"))
                        .build(),
                MetricDatum.builder().metricName("m").value(1.0).dimensions(each -> each.name("Who").value("b"))
                        .build()));

        assertThat(cloudWatch.listMetrics(request -> request.namespace("Listed")).metrics()).hasSize(2);
        assertThat(cloudWatch
                .listMetrics(request -> request.namespace("Listed").dimensions(each -> each.name("Who").value("b")))
                .metrics())
                .singleElement().satisfies(metric -> assertThat(metric.dimensions().getFirst().value()).isEqualTo("b"));
    }

    @Test
    void expressionsAreComputedAndGivenInPages() {
        put("math", start, 2);
        put("math", start.plusSeconds(60), 0);
        put("math", start.plusSeconds(120), 6);

        GetMetricDataRequest request = GetMetricDataRequest.builder().startTime(start).endTime(start.plusSeconds(180))
                .maxDatapoints(2).scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .metricDataQueries(query -> query.id("half").expression("m / 2").label("half of it"),
                        query -> query.id("m").returnData(false).metricStat(stat -> stat.period(60).stat("Sum")
                                .metric(metric -> metric.namespace("Test").metricName("math"))))
                .build();
        var first = cloudWatch.getMetricData(request);
        assertThat(first.metricDataResults()).singleElement().satisfies(result -> {
            assertThat(result.label()).isEqualTo("half of it");
            assertThat(result.timestamps()).containsExactly(start, start.plusSeconds(60));
            assertThat(result.values()).containsExactly(1.0, 0.0);
            assertThat(result.statusCode()).isEqualTo(StatusCode.PARTIAL_DATA);
        });
        var second = cloudWatch.getMetricData(request.toBuilder().nextToken(first.nextToken()).build());
        assertThat(second.metricDataResults().getFirst().values()).containsExactly(3.0);
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void refusesWhatIsntThere() {
        assertThatThrownBy(() -> cloudWatch.putMetricData(request -> request.namespace("AWS/Lambda")
                .metricData(MetricDatum.builder().metricName("m").value(1.0).build())))
                .isInstanceOf(CloudWatchException.class).hasMessageContaining("AWS/");
        assertThatThrownBy(
                () -> cloudWatch.getMetricData(request -> request.startTime(start).endTime(start.plusSeconds(60))
                        .metricDataQueries(query -> query.id("e").expression("SEARCH('{N}', 'Sum')"))))
                .isInstanceOf(CloudWatchException.class).hasMessageContaining("'e'").hasMessageContaining("SEARCH");
        assertThatThrownBy(() -> cloudWatch.describeAnomalyDetectors(request -> {}))
                .isInstanceOf(CloudWatchException.class).hasMessageContaining("DescribeAnomalyDetectors");
    }

    private void put(String metric, Instant time, double value) {
        cloudWatch.putMetricData(request -> request.namespace("Test")
                .metricData(MetricDatum.builder().metricName(metric).value(value).unit(StandardUnit.COUNT)
                        .timestamp(time).build()));
    }
}
