package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::EC2::VPCGatewayAttachment}. */
final class GatewayAttachmentProvider implements ResourceProvider<GatewayAttachmentProvider.Properties> {

    private final Networks networks;

    GatewayAttachmentProvider(Networks networks) {
        this.networks = networks;
    }

    record Properties(String vpcId, String internetGatewayId, String vpnGatewayId) {}

    @Override
    public String type() {
        return "AWS::EC2::VPCGatewayAttachment";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("VpcId", "InternetGatewayId", "VpnGatewayId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("AttachmentType");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        if (properties.internetGatewayId() == null) {
            return Outcome.failed("The embedded AWS has no VPN gateways: give InternetGatewayId.");
        }
        networks.get(context.scope(), Kind.VPC, properties.vpcId());
        networks.change(context.scope(), Kind.INTERNET_GATEWAY, properties.internetGatewayId(), gateway -> {
            if (!gateway.list("attachmentSet").isEmpty()) {
                throw AwsException.badRequest("Resource.AlreadyAssociated", "resource " + gateway.id()
                        + " is already attached to a network.");
            }
            return gateway.with("attachmentSet",
                    List.of(Struct.of("vpcId", properties.vpcId()).with("state", "available")));
        });
        return done(properties);
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return done(after);
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        if (networks.find(context.scope(), Kind.INTERNET_GATEWAY, properties.internetGatewayId()).isPresent()) {
            networks.change(context.scope(), Kind.INTERNET_GATEWAY, properties.internetGatewayId(),
                    gateway -> gateway.with("attachmentSet", List.of()));
        }
        return Outcome.done(id);
    }

    private static Outcome done(Properties properties) {
        return Outcome.done("IGW|" + properties.vpcId(), Map.of("AttachmentType", "IGW"));
    }
}
