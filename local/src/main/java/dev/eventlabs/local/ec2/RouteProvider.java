package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** {@code AWS::EC2::Route}. */
final class RouteProvider implements ResourceProvider<RouteProvider.Properties> {

    private final Networks networks;

    RouteProvider(Networks networks) {
        this.networks = networks;
    }

    record Properties(String routeTableId, String destinationCidrBlock, String destinationIpv6CidrBlock,
            String destinationPrefixListId, String gatewayId, String natGatewayId, String vpcEndpointId,
            String networkInterfaceId, String vpcPeeringConnectionId, String transitGatewayId, String instanceId) {}

    @Override
    public String type() {
        return "AWS::EC2::Route";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("RouteTableId", "DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("CidrBlock");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        Struct route = route(properties);
        networks.change(context.scope(), Kind.ROUTE_TABLE, properties.routeTableId(), table -> {
            if (table.list("routeSet").stream().anyMatch(each -> destination(each).equals(destination(route)))) {
                throw AwsException.badRequest("RouteAlreadyExists", "The route identified by " + destination(route)
                        + " already exists.");
            }
            List<Struct> routes = new ArrayList<>(table.list("routeSet"));
            routes.add(route);
            return table.with("routeSet", routes);
        });
        return Outcome.done(properties.routeTableId() + "|" + destination(route));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        delete(context, id, before);
        return create(context, after);
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        if (networks.find(context.scope(), Kind.ROUTE_TABLE, properties.routeTableId()).isPresent()) {
            networks.change(context.scope(), Kind.ROUTE_TABLE, properties.routeTableId(),
                    table -> table.with("routeSet", table.list("routeSet").stream()
                            .filter(each -> !id.endsWith("|" + destination(each))).toList()));
        }
        return Outcome.done(id);
    }

    private static Struct route(Properties properties) {
        long targets = Stream.of(properties.gatewayId(), properties.natGatewayId(), properties.vpcEndpointId(),
                properties.networkInterfaceId(), properties.vpcPeeringConnectionId(), properties.transitGatewayId(),
                properties.instanceId()).filter(Objects::nonNull).count();
        if (targets != 1) {
            throw AwsException.badRequest("InvalidParameterCombination",
                    "A route has exactly one target; this one has " + targets + ".");
        }
        if (properties.destinationCidrBlock() != null) {
            Cidr.of(properties.destinationCidrBlock());
        }
        return Struct.of("destinationCidrBlock", properties.destinationCidrBlock())
                .with("destinationIpv6CidrBlock", properties.destinationIpv6CidrBlock())
                .with("destinationPrefixListId", properties.destinationPrefixListId())
                .with("gatewayId", properties.gatewayId() == null ? properties.vpcEndpointId() : properties.gatewayId())
                .with("natGatewayId", properties.natGatewayId())
                .with("networkInterfaceId", properties.networkInterfaceId())
                .with("vpcPeeringConnectionId", properties.vpcPeeringConnectionId())
                .with("transitGatewayId", properties.transitGatewayId())
                .with("instanceId", properties.instanceId())
                .with("state", "active")
                .with("origin", "CreateRoute");
    }

    private static String destination(Struct route) {
        return Stream.of("destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId").map(route::get)
                .filter(Objects::nonNull).findFirst().map(Object::toString).orElse("");
    }
}
