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

/** {@code AWS::EC2::NatGateway}. */
final class NatGatewayProvider implements ResourceProvider<NatGatewayProvider.Properties> {

    private final Networks networks;
    private final Time time;

    NatGatewayProvider(Networks networks, Time time) {
        this.networks = networks;
        this.time = time;
    }

    record Properties(String subnetId, String allocationId, String connectivityType, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::EC2::NatGateway";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("SubnetId", "AllocationId", "ConnectivityType");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("NatGatewayId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        Thing subnet = networks.get(context.scope(), Kind.SUBNET, properties.subnetId());
        if (properties.allocationId() != null) {
            networks.get(context.scope(), Kind.ADDRESS, properties.allocationId());
        }
        return done(networks.add(context.scope(), Kind.NAT_GATEWAY, Struct.of("subnetId", subnet.id())
                .with("vpcId", subnet.text("vpcId"))
                .with("state", "available")
                .with("connectivityType",
                        properties.connectivityType() == null ? "public" : properties.connectivityType())
                .with("natGatewayAddressSet", properties.allocationId() == null ? List.of()
                        : List.of(Struct.of("allocationId", properties.allocationId())))
                .with("createTime", time.instant()), Tag.of(context, properties.tags())));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return done(networks.change(context.scope(), Kind.NAT_GATEWAY, id,
                gateway -> gateway.tagged(Tag.of(context, after.tags()))));
    }

    private static Outcome done(Thing gateway) {
        return Outcome.done(gateway.id(), Map.of("NatGatewayId", gateway.id()));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        networks.remove(context.scope(), Kind.NAT_GATEWAY, id);
        return Outcome.done(id);
    }
}
