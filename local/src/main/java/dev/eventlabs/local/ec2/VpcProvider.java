package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::EC2::VPC}, with its default security group and main route table. */
final class VpcProvider implements ResourceProvider<VpcProvider.Properties> {

    private final Networks networks;

    VpcProvider(Networks networks) {
        this.networks = networks;
    }

    record Properties(String cidrBlock, Boolean enableDnsHostnames, Boolean enableDnsSupport, String instanceTenancy,
            String ipv4IpamPoolId, Integer ipv4NetmaskLength, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::EC2::VPC";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("CidrBlock", "Ipv4IpamPoolId", "Ipv4NetmaskLength");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("VpcId", "CidrBlock", "DefaultSecurityGroup", "DefaultNetworkAcl", "CidrBlockAssociations",
                "Ipv6CidrBlocks");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("EnableDnsHostnames", "EnableDnsSupport", "InstanceTenancy", "Ipv4IpamPoolId",
                "Ipv4NetmaskLength");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        Cidr block = Cidr.of(properties.cidrBlock());
        if (block.bits() < 16 || block.bits() > 28) {
            return Outcome.failed("The CIDR '" + properties.cidrBlock() + "' is invalid: a VPC has /16 to /28.");
        }
        Scope scope = context.scope();
        Thing vpc = networks.add(scope, Kind.VPC, Struct.of("cidrBlock", properties.cidrBlock())
                .with("state", "available")
                .with("isDefault", false)
                .with("ownerId", scope.account())
                .with("instanceTenancy",
                        properties.instanceTenancy() == null ? "default" : properties.instanceTenancy())
                .with("dhcpOptionsId", "default")
                .with("cidrBlockAssociationSet", List.of(Struct.of("associationId", networks.newId("vpc-cidr-assoc"))
                        .with("cidrBlock", properties.cidrBlock())
                        .with("cidrBlockState", Struct.of("state", "associated")))),
                Tag.of(context, properties.tags()));
        networks.add(scope, Kind.SECURITY_GROUP, Struct.of("groupName", "default")
                .with("groupDescription", "default VPC security group")
                .with("ownerId", scope.account())
                .with("vpcId", vpc.id())
                .with("ipPermissions", List.of())
                .with("ipPermissionsEgress", List.of(Rules.everythingOut().permission(scope))), Map.of(),
                Optional.of(vpc.id()));
        networks.add(scope, Kind.ROUTE_TABLE, Struct.of("vpcId", vpc.id())
                .with("ownerId", scope.account())
                .with("routeSet", List.of(RouteTableProvider.local(properties.cidrBlock())))
                .with("associationSet", List.of(Struct.of("main", true))), Map.of(), Optional.of(vpc.id()));
        return done(scope, vpc);
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return done(context.scope(), networks.change(context.scope(), Kind.VPC, id,
                vpc -> vpc.tagged(Tag.of(context, after.tags()))));
    }

    private Outcome done(Scope scope, Thing vpc) {
        String group = networks.all(scope, Kind.SECURITY_GROUP).stream()
                .filter(each -> each.owner().filter(vpc.id()::equals).isPresent()).findFirst().map(Thing::id)
                .orElse("");
        return Outcome.done(vpc.id(), Map.of("VpcId", vpc.id(), "CidrBlock", vpc.text("cidrBlock"),
                "DefaultSecurityGroup", group, "DefaultNetworkAcl", "acl-" + vpc.id().substring(4),
                "CidrBlockAssociations", vpc.list("cidrBlockAssociationSet").stream()
                        .map(each -> each.get("associationId").toString()).toList(),
                "Ipv6CidrBlocks", List.of()));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        networks.remove(context.scope(), Kind.VPC, id);
        return Outcome.done(id);
    }
}
