package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code AWS::EC2::SecurityGroup}. */
final class SecurityGroupProvider implements ResourceProvider<SecurityGroupProvider.Properties> {

    private final Networks networks;

    SecurityGroupProvider(Networks networks) {
        this.networks = networks;
    }

    record Properties(String groupName, String groupDescription, String vpcId, List<Rule> securityGroupIngress,
            List<Rule> securityGroupEgress, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::EC2::SecurityGroup";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("GroupName", "GroupDescription", "VpcId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("GroupId", "Id", "VpcId");
    }

    /** A rule inside a group; the ends of both directions, of which each has its own. */
    record Rule(String ipProtocol, Integer fromPort, Integer toPort, String cidrIp, String cidrIpv6, String description,
            String sourceSecurityGroupId, String sourceSecurityGroupOwnerId, String sourcePrefixListId,
            String destinationSecurityGroupId, String destinationPrefixListId) {

        Struct permission(ResourceContext context) {
            return new Rules.Rule(ipProtocol, fromPort, toPort, cidrIp, cidrIpv6,
                    sourceSecurityGroupId == null ? destinationSecurityGroupId : sourceSecurityGroupId,
                    sourcePrefixListId == null ? destinationPrefixListId : sourcePrefixListId, description)
                    .permission(context.scope());
        }
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        if (properties.groupDescription() == null) {
            return Outcome.failed("Properties validation failed: required key [GroupDescription] not found");
        }
        if (properties.vpcId() == null) {
            return Outcome.failed("The embedded AWS has no default VPC: give VpcId.");
        }
        networks.get(context.scope(), Kind.VPC, properties.vpcId());
        String name = properties.groupName() == null ? context.generatedName(255) : properties.groupName();
        if (networks.all(context.scope(), Kind.SECURITY_GROUP).stream().anyMatch(
                each -> each.text("groupName").equals(name) && each.text("vpcId").equals(properties.vpcId()))) {
            throw AwsException.badRequest("InvalidGroup.Duplicate", "The security group '" + name
                    + "' already exists for VPC '" + properties.vpcId() + "'");
        }
        Thing group = new Thing(Kind.SECURITY_GROUP, "", Struct.of("groupName", name)
                .with("groupDescription", properties.groupDescription())
                .with("ownerId", context.scope().account())
                .with("vpcId", properties.vpcId()), Map.of(), Optional.empty());
        Thing ruled = ruled(context, group, properties);
        return done(networks.add(context.scope(), Kind.SECURITY_GROUP, ruled.members(),
                Tag.of(context, properties.tags())));
    }

    /** Rules that other resources have added stay. */
    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return done(networks.change(context.scope(), Kind.SECURITY_GROUP, id, group -> {
            Thing changed = group;
            for (Rules.Direction direction : Rules.Direction.values()) {
                for (Struct old : permissions(context, before, direction)) {
                    changed = Rules.removed(changed, direction, old);
                }
                for (Struct wanted : permissions(context, after, direction)) {
                    changed = Rules.added(changed, direction, wanted);
                }
            }
            return changed.tagged(Tag.of(context, after.tags()));
        }));
    }

    private static Thing ruled(ResourceContext context, Thing group, Properties properties) {
        Thing changed = group;
        for (Rules.Direction direction : Rules.Direction.values()) {
            changed = changed.with(direction.member(), List.of());
            for (Struct permission : permissions(context, properties, direction)) {
                changed = Rules.added(changed, direction, permission);
            }
        }
        return changed;
    }

    private static List<Struct> permissions(ResourceContext context, Properties properties,
            Rules.Direction direction) {
        List<Rule> rules = direction == Rules.Direction.INGRESS ? properties.securityGroupIngress()
                : properties.securityGroupEgress();
        if (rules == null || rules.isEmpty()) {
            return direction == Rules.Direction.INGRESS ? List.of()
                    : List.of(Rules.everythingOut().permission(context.scope()));
        }
        return rules.stream().map(rule -> rule.permission(context)).toList();
    }

    private static Outcome done(Thing group) {
        return Outcome.done(group.id(),
                Map.of("GroupId", group.id(), "Id", group.id(), "VpcId", group.text("vpcId")));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        networks.remove(context.scope(), Kind.SECURITY_GROUP, id);
        return Outcome.done(id);
    }
}
