package dev.eventlabs.infrastructure.constructs.function;

import static dev.eventlabs.infrastructure.Refusal.assertThatRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Synthesised;
import dev.eventlabs.infrastructure.constructs.network.PrivateNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.efs.AccessPoint;
import software.amazon.awscdk.services.lambda.FileSystem;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionInNetworkTest {
    private static final String HANDLER = "com.example.Parcels::handleRequest";

    private final Stack stack = new Stack(new App(), "Inside");
    private final PrivateNetwork network = PrivateNetwork.Builder.create(stack, "N").build();
    private final Synthesised template;

    FunctionInNetworkTest() {
        JavaFunction.Builder.create(stack, "F", HANDLER)
                .network(network)
                .function(f -> f.vpcSubnets(SubnetSelection.builder().subnetType(SubnetType.PUBLIC).build()))
                .build();
        template = Synthesised.of(stack);
    }

    @Test
    void isInEachOfTheSubnetsWhateverWasWished() {
        assertThat(Synthesised.references(
                template.properties("AWS::Lambda::Function", "F").at("/VpcConfig/SubnetIds")))
                .hasSize(2)
                .containsExactlyElementsOf(template.resources("AWS::EC2::Subnet").keySet());
    }

    @Test
    void hasAGroupOfItsOwnThatNobodyEntersAndThatLeadsToAwsOnly() {
        assertThat(Synthesised.references(
                template.properties("AWS::Lambda::Function", "F").at("/VpcConfig/SecurityGroupIds")))
                .singleElement()
                .asString()
                .startsWith("FSecurityGroup");
        JsonNode group = template.properties("AWS::EC2::SecurityGroup", "FSecurityGroup");
        assertThat(group.has("SecurityGroupIngress")).isFalse();
        assertThat(group.path("SecurityGroupEgress")).singleElement().satisfies(rule -> {
            assertThat(rule.path("IpProtocol").asText()).isEqualTo("tcp");
            assertThat(rule.path("FromPort").asInt()).isEqualTo(443);
            assertThat(rule.path("ToPort").asInt()).isEqualTo(443);
        });
        assertThat(template.resources("AWS::EC2::SecurityGroupEgress")).isEmpty();
    }

    @Test
    void isAttachedByLambdaAndNotByItsOwnCode() {
        assertThat(template.allowedActions("FRoleDefaultPolicy")).filteredOn(action -> action.startsWith("ec2:"))
                .containsExactly("ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface",
                        "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
                        "ec2:UnassignPrivateIpAddresses");
        assertThat(template.properties("AWS::IAM::Role", "FRole").has("ManagedPolicyArns")).isFalse();
        JsonNode statements = template.properties("AWS::IAM::Policy", "FRole").at("/PolicyDocument/Statement");
        assertThat(statements.findParents("Condition")).singleElement().satisfies(denied -> {
            assertThat(denied.path("Effect").asText()).isEqualTo("Deny");
            assertThat(denied.path("Action")).hasSize(6);
            assertThat(denied.at("/Condition/Null/lambda:SourceFunctionArn").asText()).isEqualTo("false");
        });
    }

    /** Lambda looks at the role when it makes the function, and needs it still when it takes it away. */
    @Test
    void outlivesNoPermissionThatLambdaNeeds() {
        assertThat(template.resource("AWS::Lambda::Function", "F").path("DependsOn").toString())
                .contains("FRoleDefaultPolicy");
    }

    @Test
    void refusesConnectionsOutsideAnyNetwork() {
        JavaFunction outside = JavaFunction.Builder.create(new Stack(new App(), "Outside"), "F", HANDLER).build();
        assertThatRefused(outside::getConnections)
                .hasMessage(
                        "Function Outside/F: it is outside any network, so that it has no connections to allow. Give it"
                                + " the network of what it should reach, with .network(…).");
    }

    @Test
    void refusesAFileSystemSinceASnapshotWorksWithout() {
        Stack refused = new Stack(new App(), "Refused");
        Vpc vpc = Vpc.Builder.create(refused, "Vpc").build();
        AccessPoint files = software.amazon.awscdk.services.efs.FileSystem.Builder.create(refused, "Files").vpc(vpc)
                .build().addAccessPoint("Files");
        assertThatRefused(() -> JavaFunction.Builder.create(refused, "F", HANDLER)
                .function(f -> f.vpc(vpc).filesystem(FileSystem.fromEfsAccessPoint(files, "/mnt/files"))).build())
                .hasMessage(
                        "Function Refused/F: a file system was given; SnapStart, which this construct turns on, works"
                                + " without one. Keep the files in S3, or use CDK's Function.");
    }
}
