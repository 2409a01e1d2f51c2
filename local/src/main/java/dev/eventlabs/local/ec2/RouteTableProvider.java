package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::EC2::RouteTable}. */
final class RouteTableProvider implements ResourceProvider<RouteTableProvider.Properties> {

    private final Networks networks;

    RouteTableProvider(Networks networks) {
        this.networks = networks;
    }

    record Properties(String vpcId, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::EC2::RouteTable";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("VpcId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("RouteTableId");
    }

    static Struct local(String cidr) {
        return Struct.of("destinationCidrBlock", cidr).with("gatewayId", "local").with("state", "active")
                .with("origin", "CreateRouteTable");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        Thing vpc = networks.get(context.scope(), Kind.VPC, properties.vpcId());
        return done(networks.add(context.scope(), Kind.ROUTE_TABLE, Struct.of("vpcId", vpc.id())
                .with("ownerId", context.scope().account())
                .with("routeSet", List.of(local(vpc.text("cidrBlock"))))
                .with("associationSet", List.of()), Tag.of(context, properties.tags())));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return done(networks.change(context.scope(), Kind.ROUTE_TABLE, id,
                table -> table.tagged(Tag.of(context, after.tags()))));
    }

    private static Outcome done(Thing table) {
        return Outcome.done(table.id(), Map.of("RouteTableId", table.id()));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        networks.remove(context.scope(), Kind.ROUTE_TABLE, id);
        return Outcome.done(id);
    }
}
