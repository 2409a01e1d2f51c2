package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.MetricSink;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Service;
import dev.eventlabs.local.spi.Time;
import java.util.List;

/**
 * CloudWatch. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/Welcome.html">API reference</a>
 */
public final class CloudWatch implements Service {

    private final Metrics metrics;
    private final Alarms alarms;
    private final Dashboards dashboards;

    public CloudWatch(Time time) {
        metrics = new Metrics(time);
        alarms = new Alarms(time);
        dashboards = new Dashboards(time);
    }

    public MetricSink sink() {
        return metrics;
    }

    @Override
    public String name() {
        return "monitoring";
    }

    @Override
    public List<ResourceProvider<?>> resources() {
        return List.of(new AlarmProvider(alarms), new CompositeAlarmProvider(alarms),
                new DashboardProvider(dashboards));
    }

    /** Three protocols: Python speaks CBOR, Java too in its newer versions, older clients JSON or query. */
    @Override
    public List<Api> apis() {
        Api.ActionsBuilder actions = Api.Actions.builder()
                .cbor("GraniteServiceVersion20100801")
                .json("GraniteServiceVersion20100801", "1.0")
                .query("http://monitoring.amazonaws.com/doc/2010-08-01/", "2010-08-01")
                .validationCode("ValidationError");
        new MetricActions(metrics).register(actions);
        new AlarmActions(alarms).register(actions);
        new DashboardActions(dashboards).register(actions);
        return List.of(actions.build());
    }
}
