package dev.eventlabs.infrastructure.constructs.network;

import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IConnectable;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpoint;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcProps;
import software.amazon.awscdk.services.logs.ILogGroup;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A VPC whose subnets have no way to the internet and back: no internet gateway, no NAT gateway to pay for by the hour.
 * DynamoDB and S3 are reached through gateway endpoints, which are free; other services through interface endpoints, which are
 * not, and of which there is one for each service that somebody was allowed to call.
 *
 * <p>A function enters with {@code JavaFunction.Builder.network(…)}, a database is made in it, and
 * {@code AuroraPostgres.grantConnect} opens the one port between them: nobody writes rules. Traffic is logged.
 */
public final class PrivateNetwork extends Construct {
    /** A subnet is a sixteenth of the network, so that others can be added later. */
    private static final int SUBNET_BITS = 4;

    private final Vpc vpc;
    private final ILogGroup flowLog;
    private final Map<String, InterfaceVpcEndpoint> endpoints = new HashMap<>();

    private PrivateNetwork(Builder builder) {
        super(builder.scope, builder.id);
        int prefix = NetworkRules.range(this, builder.addresses);
        NetworkRules.zones(this, builder.zones);

        VpcProps.Builder props = VpcProps.builder();
        builder.vpc.accept(props);
        props.ipAddresses(IpAddresses.cidr(builder.addresses))
                .maxAzs(builder.zones)
                .natGateways(0)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("Isolated")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .cidrMask(prefix + SUBNET_BITS)
                        .build()))
                // S3 also for custom resources: their answer to CloudFormation is an upload to a bucket of AWS's.
                .gatewayEndpoints(Map.of(
                        "DynamoDb", gateway(GatewayVpcEndpointAwsService.DYNAMODB),
                        "S3", gateway(GatewayVpcEndpointAwsService.S3)))
                // Nothing is in the default group: whatever enters gets one of its own. To empty it, CDK would bring a function
                // in Node.js that may change any group of the account.
                .restrictDefaultSecurityGroup(false);
        vpc = new Vpc(this, "Vpc", props.build());
        NetworkRules.zonesThere(this, builder.zones, vpc.getIsolatedSubnets().size());

        flowLog = LogGroup.Builder.create(this, "FlowLog")
                .retention(builder.lifecycle.logRetention())
                .removalPolicy(builder.lifecycle.removalPolicy())
                .build();
        vpc.addFlowLog("FlowLog", FlowLogOptions.builder()
                .destination(FlowLogDestination.toCloudWatchLogs(flowLog))
                .trafficType(FlowLogTrafficType.ALL)
                .build());
        if (builder.lifecycle.isProtected()) {
            // A database that outlives its stack stands in these; AWS would refuse to delete them anyway.
            vpc.applyRemovalPolicy(builder.lifecycle.removalPolicy());
            vpc.getIsolatedSubnets()
                    .forEach(subnet -> subnet.applyRemovalPolicy(builder.lifecycle.removalPolicy()));
        }
    }

    private static GatewayVpcEndpointOptions gateway(GatewayVpcEndpointAwsService service) {
        return GatewayVpcEndpointOptions.builder().service(service).build();
    }

    /** The VPC. */
    public Vpc getVpc() {
        return vpc;
    }

    /** All its subnets, one a zone. */
    public List<ISubnet> getSubnets() {
        return vpc.getIsolatedSubnets();
    }

    /** The same as a selection, to place something in them. */
    public SubnetSelection selectSubnets() {
        return SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();
    }

    /** Who talked with whom, and who was refused. */
    public ILogGroup getFlowLog() {
        return flowLog;
    }

    /** A group that lets nothing in and nothing out until a connection is allowed. */
    public SecurityGroup closedGroup(Construct scope, String id, String description) {
        return SecurityGroup.Builder.create(scope, id)
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(false)
                .build();
    }

    /**
     * Lets the client call an AWS service other than DynamoDB and S3, which need no leave. The first one who asks for a service
     * makes its endpoint, which costs by the hour and zone.
     */
    public void allow(IConnectable client, InterfaceVpcEndpointAwsService service) {
        InterfaceVpcEndpoint endpoint = endpoints.computeIfAbsent(service.getShortName(),
                name -> endpoint(name, service));
        endpoint.getConnections().allowDefaultPortFrom(client, "Calls " + service.getShortName());
    }

    private InterfaceVpcEndpoint endpoint(String name, InterfaceVpcEndpointAwsService service) {
        return vpc.addInterfaceEndpoint(name, InterfaceVpcEndpointOptions.builder()
                .service(service)
                .subnets(selectSubnets())
                .securityGroups(List.of(closedGroup(this, name + "Callers", "Who may call " + name)))
                // CDK's default lets in the whole network.
                .open(false)
                .build());
    }

    /** Builds a {@link PrivateNetwork}. */
    public static final class Builder {
        private final Construct scope;
        private final String id;
        private String addresses = "10.0.0.0/16";
        private int zones = 2;
        private DataLifecycle lifecycle = DataLifecycle.DISPOSABLE;
        private Consumer<VpcProps.Builder> vpc = v -> {};

        private Builder(Construct scope, String id) {
            this.scope = scope;
            this.id = id;
        }

        /** Starts a network in the scope. */
        public static Builder create(Construct scope, String id) {
            return new Builder(scope, id);
        }

        /** Default: {@code 10.0.0.0/16}. The prefix may be 16 to 24; a subnet is a sixteenth of the range. */
        public Builder addresses(String range) {
            this.addresses = Objects.requireNonNull(range);
            return this;
        }

        /** Default: 2 availability zones, the least that a database takes; up to 6. */
        public Builder zones(int zones) {
            this.zones = zones;
            return this;
        }

        /**
         * Default: {@link DataLifecycle#DISPOSABLE}, the flow log is kept for a week and all goes with the stack. With
         * {@link DataLifecycle#RETAINED} the VPC and its subnets stay for the databases in them.
         */
        public Builder lifecycle(DataLifecycle lifecycle) {
            this.lifecycle = Objects.requireNonNull(lifecycle);
            return this;
        }

        /** Default: names resolve within the network. The addresses, zones, subnets and gateway endpoints stay. */
        public Builder vpc(Consumer<VpcProps.Builder> override) {
            this.vpc = this.vpc.andThen(override);
            return this;
        }

        /**
         * Adds the network to the scope.
         *
         * @throws IllegalArgumentException when the addresses or zones can't be; the message says what to do
         */
        public PrivateNetwork build() {
            return new PrivateNetwork(this);
        }
    }
}
