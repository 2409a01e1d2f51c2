package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Struct;
import java.util.Map;
import java.util.Set;

/** {@code AWS::EC2::SecurityGroupIngress} and {@code AWS::EC2::SecurityGroupEgress}: a rule that is a resource of its own. */
final class RuleProvider implements ResourceProvider<RuleProvider.Properties> {

    private final Networks networks;
    private final Rules.Direction direction;

    RuleProvider(Networks networks, Rules.Direction direction) {
        this.networks = networks;
        this.direction = direction;
    }

    record Properties(String groupId, String ipProtocol, Integer fromPort, Integer toPort, String cidrIp,
            String cidrIpv6,
            String description, String sourceSecurityGroupId, String sourceSecurityGroupOwnerId,
            String sourcePrefixListId, String destinationSecurityGroupId, String destinationPrefixListId) {}

    @Override
    public String type() {
        return direction == Rules.Direction.INGRESS ? "AWS::EC2::SecurityGroupIngress"
                : "AWS::EC2::SecurityGroupEgress";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("GroupId", "IpProtocol", "FromPort", "ToPort", "CidrIp", "CidrIpv6", "SourceSecurityGroupId",
                "SourceSecurityGroupOwnerId", "SourcePrefixListId", "DestinationSecurityGroupId",
                "DestinationPrefixListId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        Struct permission = permission(context, properties);
        networks.change(context.scope(), Kind.SECURITY_GROUP, properties.groupId(),
                group -> Rules.added(group, direction, permission));
        return done(networks.newId("sgr"));
    }

    /** Only the description can change. */
    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        networks.change(context.scope(), Kind.SECURITY_GROUP, after.groupId(),
                group -> Rules.added(Rules.removed(group, direction, permission(context, before)), direction,
                        permission(context, after)));
        return done(id);
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        if (networks.find(context.scope(), Kind.SECURITY_GROUP, properties.groupId()).isPresent()) {
            networks.change(context.scope(), Kind.SECURITY_GROUP, properties.groupId(),
                    group -> Rules.removed(group, direction, permission(context, properties)));
        }
        return done(id);
    }

    private static Struct permission(ResourceContext context, Properties properties) {
        return new SecurityGroupProvider.Rule(properties.ipProtocol(), properties.fromPort(), properties.toPort(),
                properties.cidrIp(), properties.cidrIpv6(), properties.description(),
                properties.sourceSecurityGroupId(),
                properties.sourceSecurityGroupOwnerId(), properties.sourcePrefixListId(),
                properties.destinationSecurityGroupId(), properties.destinationPrefixListId()).permission(context);
    }

    private static Outcome done(String id) {
        return Outcome.done(id, Map.of("Id", id));
    }
}
