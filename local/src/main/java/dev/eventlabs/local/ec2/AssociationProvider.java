package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::EC2::SubnetRouteTableAssociation}. */
final class AssociationProvider implements ResourceProvider<AssociationProvider.Properties> {

    private final Networks networks;

    AssociationProvider(Networks networks) {
        this.networks = networks;
    }

    record Properties(String routeTableId, String subnetId) {}

    @Override
    public String type() {
        return "AWS::EC2::SubnetRouteTableAssociation";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("RouteTableId", "SubnetId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        networks.get(context.scope(), Kind.SUBNET, properties.subnetId());
        String id = networks.newId("rtbassoc");
        networks.change(context.scope(), Kind.ROUTE_TABLE, properties.routeTableId(), table -> {
            List<Struct> all = new ArrayList<>(table.list("associationSet"));
            all.add(Struct.of("routeTableAssociationId", id).with("routeTableId", table.id())
                    .with("subnetId", properties.subnetId()).with("main", false)
                    .with("associationState", Struct.of("state", "associated")));
            return table.with("associationSet", all);
        });
        return Outcome.done(id, Map.of("Id", id));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return Outcome.done(id, Map.of("Id", id));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        if (networks.find(context.scope(), Kind.ROUTE_TABLE, properties.routeTableId()).isPresent()) {
            networks.change(context.scope(), Kind.ROUTE_TABLE, properties.routeTableId(),
                    table -> table.with("associationSet", table.list("associationSet").stream()
                            .filter(each -> !id.equals(each.get("routeTableAssociationId"))).toList()));
        }
        return Outcome.done(id);
    }
}
