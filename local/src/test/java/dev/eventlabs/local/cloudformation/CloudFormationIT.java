package dev.eventlabs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.LocalCloud;
import dev.eventlabs.local.cloudformation.assembly.DeploymentFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.waiters.CloudFormationWaiter;

/** Through the front door, with the real client. */
class CloudFormationIT {

    private static final String TEMPLATE = """
            Parameters:
              Text: {Type: String, Default: hello}
            Resources:
              Handle: {Type: AWS::CloudFormation::WaitConditionHandle}
              Parameter:
                Type: AWS::SSM::Parameter
                Properties: {Name: !Sub "/${AWS::StackName}/text", Type: String, Value: !Ref Text}
            Outputs:
              Name: {Value: !Ref Parameter, Description: its name}
            """;

    private static LocalCloud cloud;
    private static CloudFormationClient client;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start();
        client = CloudFormationClient.builder().endpointOverride(cloud.endpoint()).region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "y"))).build();
    }

    @AfterAll
    static void stop() {
        client.close();
        cloud.close();
    }

    @Test
    void takesAStackThroughItsLife() {
        client.createChangeSet(
                request -> request.stackName("Life").changeSetName("first").changeSetType(ChangeSetType.CREATE)
                        .templateBody(TEMPLATE).tags(Tag.builder().key("team").value("a").build()));
        assertThat(client.describeChangeSet(request -> request.stackName("Life").changeSetName("first")).changes())
                .extracting(change -> change.resourceChange().logicalResourceId())
                .containsExactly("Handle", "Parameter");
        client.executeChangeSet(request -> request.stackName("Life").changeSetName("first"));
        waiter().waitUntilStackCreateComplete(request -> request.stackName("Life"));

        Stack stack = client.describeStacks(request -> request.stackName("Life")).stacks().getFirst();
        assertThat(stack.outputs()).singleElement().satisfies(output -> {
            assertThat(output.outputValue()).isEqualTo("/Life/text");
            assertThat(output.description()).isEqualTo("its name");
        });
        assertThat(stack.tags()).containsExactly(Tag.builder().key("team").value("a").build());
        assertThat(client.getTemplate(request -> request.stackName("Life")).templateBody()).isEqualTo(TEMPLATE);

        client.updateStack(request -> request.stackName("Life").usePreviousTemplate(true).tags(stack.tags()).parameters(
                Parameter.builder().parameterKey("Text").parameterValue("bye").build()));
        waiter().waitUntilStackUpdateComplete(request -> request.stackName("Life"));
        assertThat(client.describeStackEvents(request -> request.stackName("Life")).stackEvents().getFirst()
                .resourceStatusAsString()).isEqualTo("UPDATE_COMPLETE");

        client.deleteStack(request -> request.stackName("Life"));
        waiter().waitUntilStackDeleteComplete(request -> request.stackName(stack.stackId()));
        assertThat(
                client.describeStacks(request -> request.stackName(stack.stackId())).stacks().getFirst().stackStatus())
                .isEqualTo(StackStatus.DELETE_COMPLETE);
    }

    @Test
    void errorsAreTheClientsOwnExceptions() {
        assertThatThrownBy(() -> client.describeStacks(request -> request.stackName("Nope")))
                .isInstanceOfSatisfying(CloudFormationException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
                    assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Stack with id Nope does not exist");
                });
        client.createChangeSet(
                request -> request.stackName("Review").changeSetName("a").changeSetType(ChangeSetType.CREATE)
                        .templateBody(TEMPLATE));
        assertThatThrownBy(() -> client.describeChangeSet(request -> request.stackName("Review").changeSetName("b")))
                .isInstanceOf(ChangeSetNotFoundException.class);
    }

    @Test
    void refusesATemplateThatIsntOne() {
        assertThatThrownBy(() -> client.createStack(request -> request.stackName("Bad").templateBody("no template")))
                .hasMessageContaining("Template format error: unsupported structure.");
    }

    @Test
    void deploysACloudAssemblyInProcess(@TempDir Path assembly) throws IOException {
        write(assembly, """
                {"Resources": {"P": {"Type": "AWS::SSM::Parameter", "Properties": {"Type": "String", "Value": "x"}}},
                 "Outputs": {"Name": {"Value": {"Ref": "P"}, "Export": {"Name": "base-name"}}}}""");

        Map<String, Map<String, String>> outputs = cloud.deploy(assembly);

        assertThat(outputs).containsOnlyKeys("Base", "Top");
        assertThat(outputs.get("Top")).containsEntry("Imported", outputs.get("Base").get("Name"));
        assertThat(cloud.deploy(assembly, "Top")).isEqualTo(outputs);
        assertThatThrownBy(() -> cloud.deploy(assembly, "Nope")).hasMessageContaining("no stack Nope")
                .hasMessageContaining("Top, Base");
    }

    @Test
    void namesTheReasonWhenAnAssemblyCantBeDeployed(@TempDir Path assembly) throws IOException {
        write(assembly, "{\"Resources\": {\"U\": {\"Type\": \"AWS::Unknown::Thing\"}}}");

        assertThatThrownBy(() -> cloud.deploy(assembly, "Base")).isInstanceOf(DeploymentFailed.class)
                .hasMessageContaining("Base ended in").hasMessageContaining("U (AWS::Unknown::Thing)")
                .hasMessageContaining("Unrecognized resource types");
    }

    private static void write(Path assembly, String base) throws IOException {
        Files.writeString(assembly.resolve("base.json"), base);
        Files.writeString(assembly.resolve("top.json"), """
                {"Resources": {"H": {"Type": "AWS::CloudFormation::WaitConditionHandle"}},
                 "Outputs": {"Imported": {"Value": {"Fn::ImportValue": "base-name"}}}}""");
        Files.writeString(assembly.resolve("manifest.json"), """
                {"version": "48.0.0", "artifacts": {
                 "Top": {"type": "aws:cloudformation:stack", "environment": "aws://unknown-account/unknown-region",
                         "dependencies": ["Base"], "properties": {"templateFile": "top.json"}},
                 "Base": {"type": "aws:cloudformation:stack", "environment": "aws://unknown-account/unknown-region",
                          "properties": {"templateFile": "base.json"}}}}""");
    }

    private static CloudFormationWaiter waiter() {
        return CloudFormationWaiter.builder().client(client).overrideConfiguration(WaiterOverrideConfiguration.builder()
                .maxAttempts(100).backoffStrategyV2(BackoffStrategy.fixedDelay(Duration.ofMillis(50))).build()).build();
    }
}
