package dev.eventlabs.test.cloud;

import dev.eventlabs.local.LocalCloud;
import dev.eventlabs.test.client.Sdk;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** An embedded AWS of this JVM with one assembly deployed to it. */
public final class DeployedStack implements AutoCloseable {

    private final LocalCloud cloud;
    private final Path assembly;

    public DeployedStack(Path assembly) {
        this(assembly, LocalCloud.builder());
    }

    /** @param builder what the cloud is like; its port is any free one */
    DeployedStack(Path assembly, LocalCloud.Builder builder) {
        this.assembly = assembly;
        cloud = builder.port(0).start();
        try {
            cloud.deploy(assembly);
        } catch (RuntimeException e) {
            cloud.close();
            throw e;
        }
    }

    public LocalCloud cloud() {
        return cloud;
    }

    /** What was deployed, as {@code cdk synth} wrote it. */
    public Path assembly() {
        return assembly;
    }

    /** The outputs of a stack, as a client reads them. */
    public Map<String, String> outputs(String stack) {
        try (CloudFormationClient client = Sdk.at(cloud.endpoint(), CloudFormationClient.builder())) {
            Stack found = client.describeStacks(describe -> describe.stackName(stack)).stacks().getFirst();
            return found.outputs().stream().collect(Collectors.toMap(Output::outputKey, Output::outputValue));
        }
    }

    @Override
    public void close() {
        cloud.close();
    }
}
