package dev.eventlabs.local;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** A cloud and clients of the SDK for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class CloudFixture {

    protected LocalCloud cloud;
    private CloudFormationClient cloudFormation;

    @BeforeAll
    void startCloud() {
        cloud = LocalCloud.start();
        cloudFormation = client(CloudFormationClient.builder());
    }

    @AfterAll
    void stopCloud() {
        cloud.close();
    }

    protected <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return client(builder, Region.US_EAST_1);
    }

    protected <B extends AwsClientBuilder<B, C>, C> C client(B builder, Region region) {
        return builder.endpointOverride(cloud.endpoint()).region(region).credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"))).build();
    }

    /** Creates a stack. @return its outputs, once it is there */
    protected Map<String, String> create(String stack, String template) {
        cloudFormation.createStack(request -> request.stackName(stack).templateBody(template)
                .capabilities(Capability.CAPABILITY_NAMED_IAM));
        return outputs(stack, "CREATE_COMPLETE");
    }

    protected Map<String, String> update(String stack, String template) {
        return update(stack, template, "UPDATE_COMPLETE");
    }

    /** @param status that the stack is to end in */
    protected Map<String, String> update(String stack, String template, String status) {
        cloudFormation.updateStack(request -> request.stackName(stack).templateBody(template)
                .capabilities(Capability.CAPABILITY_NAMED_IAM));
        return outputs(stack, status);
    }

    /** @return the stack's last status */
    protected String delete(String stack) {
        String id = stack(stack).stackId();
        cloudFormation.deleteStack(request -> request.stackName(stack));
        return terminal(id).stackStatusAsString();
    }

    /** Why resources of the stack failed. */
    protected String failures(String stack) {
        return cloudFormation.describeStackEvents(request -> request.stackName(stack)).stackEvents().stream()
                .filter(event -> event.resourceStatusAsString().endsWith("FAILED"))
                .map(event -> event.logicalResourceId() + ": " + event.resourceStatusReason())
                .collect(Collectors.joining("\n"));
    }

    private Map<String, String> outputs(String name, String status) {
        Stack stack = terminal(name);
        if (!stack.stackStatusAsString().equals(status)) {
            throw new AssertionError(stack.stackStatusAsString() + " instead of " + status + ":\n" + failures(name));
        }
        return stack.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue));
    }

    private Stack terminal(String stack) {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> stack(stack),
                each -> !each.stackStatusAsString().endsWith("IN_PROGRESS"));
    }

    private Stack stack(String name) {
        return cloudFormation.describeStacks(request -> request.stackName(name)).stacks().getFirst();
    }
}
