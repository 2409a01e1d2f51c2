package dev.eventlabs.local.ec2;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Tag;
import dev.eventlabs.local.spi.Time;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::EC2::VPCEndpoint}. */
final class EndpointProvider implements ResourceProvider<EndpointProvider.Properties> {

    private final Networks networks;
    private final Time time;

    EndpointProvider(Networks networks, Time time) {
        this.networks = networks;
        this.time = time;
    }

    record Properties(String vpcId, String serviceName, String vpcEndpointType, List<String> routeTableIds,
            List<String> subnetIds, List<String> securityGroupIds, Boolean privateDnsEnabled, JsonNode policyDocument,
            String ipAddressType, List<Tag> tags) {}

    @Override
    public String type() {
        return "AWS::EC2::VPCEndpoint";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("VpcId", "ServiceName", "VpcEndpointType");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id", "CreationTimestamp", "DnsEntries", "NetworkInterfaceIds");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("PrivateDnsEnabled", "PolicyDocument", "IpAddressType");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        Scope scope = context.scope();
        networks.get(scope, Kind.VPC, properties.vpcId());
        String type = properties.vpcEndpointType() == null ? "Gateway" : properties.vpcEndpointType();
        boolean ofGateways = properties.serviceName().endsWith(".dynamodb") || properties.serviceName().endsWith(".s3");
        if (type.equals("Gateway") && !ofGateways) {
            throw AwsException.badRequest("InvalidParameter", "Endpoint type (Gateway) does not match available service"
                    + " types ([Interface]) for " + properties.serviceName() + ".");
        }
        if (type.equals("Gateway") && (!all(properties.subnetIds()).isEmpty()
                || !all(properties.securityGroupIds()).isEmpty())) {
            throw AwsException.badRequest("InvalidParameter",
                    "A gateway endpoint has route tables, not subnets and security groups.");
        }
        all(properties.routeTableIds()).forEach(id -> networks.get(scope, Kind.ROUTE_TABLE, id));
        all(properties.subnetIds()).forEach(id -> networks.get(scope, Kind.SUBNET, id));
        all(properties.securityGroupIds()).forEach(id -> networks.get(scope, Kind.SECURITY_GROUP, id));
        return done(networks.add(scope, Kind.ENDPOINT, members(Struct.of("vpcId", properties.vpcId())
                .with("vpcEndpointType", type)
                .with("serviceName", properties.serviceName())
                .with("state", "available")
                .with("ownerId", scope.account())
                .with("creationTimestamp", time.instant()), properties), Tag.of(context, properties.tags())));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        return done(networks.change(context.scope(), Kind.ENDPOINT, id, endpoint -> new Thing(Kind.ENDPOINT, id,
                members(endpoint.members(), after), Tag.of(context, after.tags()), endpoint.owner())));
    }

    private static Struct members(Struct fixed, Properties properties) {
        Struct members = new Struct();
        members.putAll(fixed);
        members.put("routeTableIdSet", all(properties.routeTableIds()));
        members.put("subnetIdSet", all(properties.subnetIds()));
        members.put("groupSet",
                all(properties.securityGroupIds()).stream().map(id -> Struct.of("groupId", id)).toList());
        members.put("privateDnsEnabled", Boolean.TRUE.equals(properties.privateDnsEnabled()));
        return members.with("policyDocument",
                properties.policyDocument() == null ? null : Json.text(properties.policyDocument()));
    }

    private static List<String> all(List<String> ids) {
        return ids == null ? List.of() : ids;
    }

    private static Outcome done(Thing endpoint) {
        return Outcome.done(endpoint.id(), Map.of("Id", endpoint.id(), "CreationTimestamp",
                endpoint.text("creationTimestamp"), "DnsEntries", List.of(), "NetworkInterfaceIds", List.of()));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        networks.remove(context.scope(), Kind.ENDPOINT, id);
        return Outcome.done(id);
    }
}
