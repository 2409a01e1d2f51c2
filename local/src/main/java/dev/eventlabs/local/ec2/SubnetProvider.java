package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.AwsException;
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

/** {@code AWS::EC2::Subnet}. */
final class SubnetProvider implements ResourceProvider<SubnetProvider.Properties> {

    private final Networks networks;

    SubnetProvider(Networks networks) {
        this.networks = networks;
    }

    record Properties(String vpcId, String cidrBlock, String availabilityZone, String availabilityZoneId,
            Boolean mapPublicIpOnLaunch, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::EC2::Subnet";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("VpcId", "CidrBlock", "AvailabilityZone", "AvailabilityZoneId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("SubnetId", "VpcId", "AvailabilityZone", "CidrBlock", "NetworkAclAssociationId",
                "Ipv6CidrBlocks");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("MapPublicIpOnLaunch", "AvailabilityZoneId");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        Scope scope = context.scope();
        Cidr block = Cidr.of(properties.cidrBlock());
        Thing vpc = networks.get(scope, Kind.VPC, properties.vpcId());
        if (!Cidr.of(vpc.text("cidrBlock")).contains(block) || block.bits() > 28) {
            throw AwsException.badRequest("InvalidSubnet.Range", "The CIDR '" + properties.cidrBlock()
                    + "' is invalid: it must lie in the VPC's " + vpc.text("cidrBlock") + " and be /16 to /28.");
        }
        String zone = properties.availabilityZone() == null ? scope.region() + "a" : properties.availabilityZone();
        Struct members = Struct.of("vpcId", vpc.id())
                .with("subnetArn", scope.arn("ec2", "subnet/" + context.logicalId()))
                .with("cidrBlock", properties.cidrBlock())
                .with("availabilityZone", zone)
                .with("state", "available")
                .with("ownerId", scope.account())
                .with("defaultForAz", false)
                .with("mapPublicIpOnLaunch", Boolean.TRUE.equals(properties.mapPublicIpOnLaunch()))
                // Five of each subnet are AWS's.
                .with("availableIpAddressCount", block.size() - 5);
        return done(networks.addUnless(scope, Kind.SUBNET, other -> conflict(other, vpc, properties.cidrBlock()),
                members, Tag.of(context, properties.tags())));
    }

    private static Optional<AwsException> conflict(Thing other, Thing vpc, String block) {
        return other.text("vpcId").equals(vpc.id())
                && Cidr.of(other.text("cidrBlock")).overlaps(Cidr.of(block))
                        ? Optional.of(AwsException.badRequest("InvalidSubnet.Conflict", "The CIDR '" + block
                                + "' conflicts with another subnet: " + other.id() + " has " + other.text("cidrBlock")
                                + "."))
                        : Optional.empty();
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return done(networks.change(context.scope(), Kind.SUBNET, id, subnet -> subnet
                .with("mapPublicIpOnLaunch", Boolean.TRUE.equals(after.mapPublicIpOnLaunch()))
                .tagged(Tag.of(context, after.tags()))));
    }

    private static Outcome done(Thing subnet) {
        return Outcome.done(subnet.id(), Map.of("SubnetId", subnet.id(), "VpcId", subnet.text("vpcId"),
                "AvailabilityZone", subnet.text("availabilityZone"), "CidrBlock", subnet.text("cidrBlock"),
                "NetworkAclAssociationId", "aclassoc-" + subnet.id().substring(7), "Ipv6CidrBlocks", List.of()));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        networks.remove(context.scope(), Kind.SUBNET, id);
        return Outcome.done(id);
    }
}
