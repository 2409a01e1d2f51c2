package dev.eventlabs.local.cloudwatch;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.FunctionInvoker;
import dev.eventlabs.local.spi.Gauges;
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
    private final AlarmHistory history = new AlarmHistory();
    private final AlarmTargets targets = new AlarmTargets(history);
    private final Alarms alarms;
    private final Sampling sampling;
    private final Dashboards dashboards;

    public CloudWatch(Time time) {
        metrics = new Metrics(time);
        alarms = new Alarms(time, history, targets);
        sampling = new Sampling(metrics, new AlarmWatch(metrics, alarms, time), time);
        dashboards = new Dashboards(time);
    }

    public MetricSink sink() {
        return metrics;
    }

    /**
     * From now on, alarms are evaluated, every few seconds, until this is closed.
     *
     * @param functions run the actions of alarms
     * @param gauges are sampled as often
     */
    public void watch(FunctionInvoker functions, List<Gauges> gauges) {
        targets.invokeBy(functions);
        sampling.start(gauges);
    }

    @Override
    public void close() {
        sampling.close();
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
        new MetricDataActions(metrics).register(actions);
        new AlarmActions(alarms, history).register(actions);
        new DashboardActions(dashboards).register(actions);
        return List.of(actions.build());
    }
}
