package dev.eventlabs.infrastructure.constructs.network;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Snapshot;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.DataLifecycle;
import dev.eventlabs.infrastructure.constructs.function.JavaFunction;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivateNetworkTest {
    private static final String GROUP = "AWS::EC2::SecurityGroup";

    /** As in cdk.json, where the flag would bring CDK's function. */
    private final App app = new App(AppProps.builder()
            .context(Map.of("@aws-cdk/aws-ec2:restrictDefaultSecurityGroup", true)).build());
    private final Stack minimalStack = new Stack(app, "Minimal");
    private final PrivateNetwork minimal = PrivateNetwork.Builder.create(minimalStack, "N").build();
    private final Stack maximalStack = new Stack(app, "Maximal");
    private final PrivateNetwork maximal = PrivateNetwork.Builder.create(maximalStack, "N")
            .addresses("192.168.8.0/22")
            .zones(2)
            .lifecycle(DataLifecycle.RETAINED)
            .vpc(v -> v.vpcName("depot").natGateways(2))
            .build();
    private final Stack refused = new Stack(new App(), "Refused");

    PrivateNetworkTest() {
        // One by one, to see that the second finds the endpoint of the first.
        for (String id : List.of("F", "G")) {
            JavaFunction function = JavaFunction.Builder.create(maximalStack, id, "com.example.Parcels::handleRequest")
                    .network(maximal)
                    .build();
            maximal.allow(function, InterfaceVpcEndpointAwsService.SECRETS_MANAGER);
        }
        JavaFunction.Builder.create(minimalStack, "F", "com.example.Parcels::handleRequest").network(minimal).build();
    }

    private Synthesised network(Stack stack) {
        return Synthesised.of(stack).under("N");
    }

    @Test
    void isAgreedOn() {
        Snapshot.matches("network-minimal", network(minimalStack));
        Snapshot.matches("network-maximal", network(maximalStack));
    }

    @Test
    void hasNoWayToTheInternetWhateverIsWished() {
        for (Stack stack : List.of(minimalStack, maximalStack)) {
            for (String type : List.of("NatGateway", "InternetGateway", "VPCGatewayAttachment", "EIP", "Route",
                    "EgressOnlyInternetGateway")) {
                assertThat(Synthesised.of(stack).resources("AWS::EC2::" + type)).as(type).isEmpty();
            }
        }
    }

    @Test
    void hasASubnetInEachOfTwoZones() {
        var subnets = network(minimalStack).resources("AWS::EC2::Subnet").values();
        assertThat(subnets).extracting(subnet -> subnet.at("/Properties/AvailabilityZone/Fn::Select/0").asInt())
                .containsExactly(0, 1);
        assertThat(subnets).extracting(subnet -> subnet.at("/Properties/CidrBlock").asText())
                .containsExactly("10.0.0.0/20", "10.0.16.0/20");
        assertThat(subnets)
                .allSatisfy(subnet -> assertThat(subnet.at("/Properties/MapPublicIpOnLaunch").asBoolean()).isFalse());
        assertThat(minimal.getSubnets()).hasSize(2);
        assertThat(network(maximalStack).resources("AWS::EC2::Subnet").values())
                .extracting(subnet -> subnet.at("/Properties/CidrBlock").asText())
                .containsExactly("192.168.8.0/26", "192.168.8.64/26");
    }

    @Test
    void leadsToDynamoDbAndS3FromEverySubnet() {
        var tables = network(minimalStack).resources("AWS::EC2::RouteTable").keySet();
        var endpoints = network(minimalStack).resources("AWS::EC2::VPCEndpoint").values();
        assertThat(tables).hasSize(2);
        assertThat(endpoints).extracting(endpoint -> endpoint.at("/Properties/ServiceName").toString())
                .satisfiesExactlyInAnyOrder(name -> assertThat(name).endsWith("\".dynamodb\"]]}"),
                        name -> assertThat(name).endsWith("\".s3\"]]}"));
        assertThat(endpoints).allSatisfy(endpoint -> {
            assertThat(endpoint.at("/Properties/VpcEndpointType").asText()).isEqualTo("Gateway");
            assertThat(Synthesised.references(endpoint.at("/Properties/RouteTableIds")))
                    .containsExactlyInAnyOrderElementsOf(tables);
        });
        assertThat(network(minimalStack).resources("AWS::EC2::SubnetRouteTableAssociation").values())
                .extracting(association -> association.at("/Properties/RouteTableId/Ref").asText())
                .containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void makesOneEndpointForAServiceThatOnlyThoseMayCallWhoWereAllowed() {
        Synthesised template = Synthesised.of(maximalStack);
        JsonNode endpoint = template.properties("AWS::EC2::VPCEndpoint", "NVpcsecretsmanager");
        assertThat(endpoint.path("VpcEndpointType").asText()).isEqualTo("Interface");
        assertThat(endpoint.path("PrivateDnsEnabled").asBoolean()).isTrue();
        assertThat(endpoint.path("SubnetIds")).hasSize(2);
        JsonNode callers = template.properties(GROUP, "NsecretsmanagerCallers");
        assertThat(callers.has("SecurityGroupIngress")).isFalse();
        assertThat(template.resources("AWS::EC2::SecurityGroupIngress").values())
                .extracting(JsonNode::toString)
                .satisfiesExactlyInAnyOrder(
                        rule -> assertThat(rule).contains("\"FromPort\":443", "\"FSecurityGroup"),
                        rule -> assertThat(rule).contains("\"FromPort\":443", "\"GSecurityGroup"));
    }

    @Test
    void asksNobodyToEmptyTheDefaultGroup() {
        for (Stack stack : List.of(minimalStack, maximalStack)) {
            assertThat(Synthesised.of(stack).template().findValuesAsText("Type"))
                    .noneMatch(type -> type.startsWith("Custom::"));
            assertThat(Synthesised.of(stack).template().findValuesAsText("Runtime")).containsOnly("java25");
        }
    }

    @Test
    void logsAllTraffic() {
        JsonNode log = network(minimalStack).properties("AWS::EC2::FlowLog", "N");
        assertThat(log.path("TrafficType").asText()).isEqualTo("ALL");
        assertThat(log.at("/LogGroupName/Ref").asText()).startsWith("NFlowLog");
        JsonNode group = network(minimalStack).resource("AWS::Logs::LogGroup", "NFlowLog");
        assertThat(group.at("/Properties/RetentionInDays").asInt()).isEqualTo(7);
        assertThat(group.path("DeletionPolicy").asText()).isEqualTo("Delete");
        assertThat(minimal.getFlowLog()).isNotNull();
    }

    @Test
    void staysWithItsSubnetsWhenRetainedSinceDatabasesDo() {
        Synthesised template = network(maximalStack);
        assertThat(template.resource("AWS::EC2::VPC", "N").path("DeletionPolicy").asText())
                .isEqualTo("RetainExceptOnCreate");
        assertThat(template.resources("AWS::EC2::Subnet").values()).hasSize(2)
                .allSatisfy(subnet -> assertThat(subnet.path("DeletionPolicy").asText())
                        .isEqualTo("RetainExceptOnCreate"));
        assertThat(network(minimalStack).resource("AWS::EC2::VPC", "N").has("DeletionPolicy")).isFalse();
    }

    private void refuses(String id, UnaryOperator<PrivateNetwork.Builder> wish, String message) {
        assertThatRefused(() -> wish.apply(PrivateNetwork.Builder.create(refused, id)).build())
                .hasMessage("Network Refused/" + id + ": " + message);
    }

    @Test
    void refusesARangeThatIsNone() {
        String rule = "\") was given; a range is written as in 10.0.0.0/16 and has a prefix of 16 to 24. Leave it out for"
                + " 10.0.0.0/16.";
        refuses("Words", n -> n.addresses("everything"), "addresses(\"everything" + rule);
        refuses("Wide", n -> n.addresses("10.0.0.0/15"), "addresses(\"10.0.0.0/15" + rule);
        refuses("Narrow", n -> n.addresses("10.0.0.0/25"), "addresses(\"10.0.0.0/25" + rule);
    }

    @Test
    void refusesZonesThatAreTooFewOrNotThere() {
        refuses("One", n -> n.zones(1),
                "zones(1) was given; 2 to 6 are allowed, since a database wants two. Leave it out for 2.");
        refuses("Three", n -> n.zones(3), "zones(3) was given, but 2 are known. A stack for any account and region has"
                + " two: give it an environment, or leave zones out.");
    }
}
