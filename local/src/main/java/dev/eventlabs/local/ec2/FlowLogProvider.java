package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import dev.eventlabs.local.spi.Time;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::EC2::FlowLog}, kept; there is no traffic to log. */
final class FlowLogProvider implements ResourceProvider<FlowLogProvider.Properties> {

    private final Networks networks;
    private final Time time;

    FlowLogProvider(Networks networks, Time time) {
        this.networks = networks;
        this.time = time;
    }

    record Properties(String resourceId, String resourceType, String trafficType, String logDestinationType,
            String logDestination, String logGroupName, String deliverLogsPermissionArn, String logFormat,
            Integer maxAggregationInterval, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::EC2::FlowLog";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("ResourceId", "ResourceType", "TrafficType", "LogDestinationType", "LogDestination",
                "LogGroupName", "DeliverLogsPermissionArn", "LogFormat", "MaxAggregationInterval");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("TrafficType", "LogDestinationType", "LogDestination", "LogGroupName", "DeliverLogsPermissionArn",
                "LogFormat", "MaxAggregationInterval");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        if ("VPC".equals(properties.resourceType())) {
            networks.get(context.scope(), Kind.VPC, properties.resourceId());
        }
        return done(networks.add(context.scope(), Kind.FLOW_LOG, Struct.of("resourceId", properties.resourceId())
                .with("trafficType", properties.trafficType())
                .with("logDestinationType", properties.logDestinationType() == null ? "cloud-watch-logs"
                        : properties.logDestinationType())
                .with("logDestination", properties.logDestination())
                .with("logGroupName", properties.logGroupName())
                .with("deliverLogsPermissionArn", properties.deliverLogsPermissionArn())
                .with("logFormat", properties.logFormat())
                .with("maxAggregationInterval", properties.maxAggregationInterval() == null ? 600
                        : properties.maxAggregationInterval())
                .with("flowLogStatus", "ACTIVE")
                .with("creationTime", time.instant()), Tag.of(context, properties.tags())));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return done(
                networks.change(context.scope(), Kind.FLOW_LOG, id, log -> log.tagged(Tag.of(context, after.tags()))));
    }

    private static Outcome done(Thing log) {
        return Outcome.done(log.id(), Map.of("Id", log.id()));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        networks.remove(context.scope(), Kind.FLOW_LOG, id);
        return Outcome.done(id);
    }
}
