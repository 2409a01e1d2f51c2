package dev.eventlabs.test.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eventlabs.local.LocalCloud;
import dev.eventlabs.test.cdk.CdkCli.Result;
import dev.eventlabs.test.client.Sdk;
import dev.eventlabs.test.cloud.Remains;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The life of a stack: each step goes on where the one before it ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CdkCliIT {

    private Path lab;
    private Path labWithMoreMemory;
    private LocalCloud cloud;
    private CloudFormationClient stacks;
    private CdkCli cdk;

    @BeforeAll
    void start() {
        lab = CdkApps.orders(1024);
        labWithMoreMemory = CdkApps.orders(1536);
        cloud = LocalCloud.start();
        stacks = Sdk.at(cloud.endpoint(), CloudFormationClient.builder());
        cdk = new CdkCli(cloud.endpoint());
    }

    @AfterAll
    void stop() {
        stacks.close();
        cloud.close();
    }

    @Test
    @Order(1)
    void deployCreatesTheStackAndPrintsItsOutputs() {
        Result deploy = cdk.run(lab, "deploy", "OrdersLab", "--require-approval", "never");

        assertThat(deploy.exit()).as(deploy.output()).isZero();
        assertThat(deploy.output()).contains("OrdersLab.OrdersTableName = orders").contains("Stack ARN:");
        assertThat(status("OrdersLab")).isEqualTo(StackStatus.CREATE_COMPLETE);
    }

    @Test
    @Order(2)
    void diffSeesNoDifferencesAfterwards() {
        Result diff = cdk.run(lab, "diff", "OrdersLab", "--fail");

        assertThat(diff.exit()).as(diff.output()).isZero();
        assertThat(diff.output()).contains("There were no differences");
    }

    @Test
    @Order(3)
    void aSecondDeploySeesNoChanges() {
        Result deploy = cdk.run(lab, "deploy", "OrdersLab", "--require-approval", "never", "--force");

        assertThat(deploy.exit()).as(deploy.output()).isZero();
        assertThat(deploy.output()).contains("OrdersLab (no changes)");
    }

    @Test
    @Order(4)
    void anotherMemorySizeUpdatesOnlyTheFunction() {
        Instant before = events("OrdersLab").getFirst().timestamp();

        Result deploy = cdk.run(labWithMoreMemory, "deploy", "OrdersLab", "--require-approval", "never");

        assertThat(deploy.exit()).as(deploy.output()).isZero();
        Set<String> touched = events("OrdersLab").stream().filter(event -> event.timestamp().isAfter(before))
                .map(StackEvent::resourceType).collect(Collectors.toSet());
        assertThat(touched).containsExactlyInAnyOrder("AWS::CloudFormation::Stack", "AWS::Lambda::Function",
                "AWS::Lambda::Version", "AWS::Lambda::Alias");
        try (LambdaClient lambda = Sdk.at(cloud.endpoint(), LambdaClient.builder())) {
            assertThat(lambda.getFunctionConfiguration(get -> get.functionName("lab-order-processor")
                    .qualifier("live")).memorySize()).isEqualTo(1536);
            assertThat(lambda.getFunctionConfiguration(get -> get.functionName("lab-order-simulator")).memorySize())
                    .isEqualTo(1024);
        }
    }

    @Test
    @Order(5)
    void destroyLeavesNothing() {
        assertThat(Remains.in(cloud.endpoint())).contains("table orders", "function lab-order-processor");

        Result destroy = cdk.run(labWithMoreMemory, "destroy", "--all", "--force");

        assertThat(destroy.exit()).as(destroy.output()).isZero();
        assertThat(Remains.in(cloud.endpoint())).isEmpty();
    }

    @Test
    @Order(6)
    void aStackWithAnUnknownTypeFailsByItsName() {
        Result deploy = cdk.run(CdkApps.unknownType(), "deploy", "--all", "--require-approval", "never");

        assertThat(deploy.exit()).isNotZero();
        assertThat(deploy.output()).contains("AWS::Kitchen::Teapot");
        assertThat(status("UnknownType")).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(Remains.in(cloud.endpoint())).isEmpty();
    }

    @Test
    @Order(7)
    void aFailingResourceRollsTheStackBackAndTheReasonIsPrinted() {
        Result deploy = cdk.run(CdkApps.failing(), "deploy", "--all", "--require-approval", "never");

        assertThat(deploy.exit()).isNotZero();
        assertThat(deploy.output()).contains("nobody-made-this-queue").contains("ROLLBACK_COMPLETE");
        assertThat(status("Failing")).isEqualTo(StackStatus.ROLLBACK_COMPLETE);
        assertThat(Remains.in(cloud.endpoint())).isEmpty();
    }

    private StackStatus status(String stack) {
        return stacks.describeStacks(describe -> describe.stackName(stack)).stacks().getFirst().stackStatus();
    }

    /** Newest first. */
    private List<StackEvent> events(String stack) {
        return stacks.describeStackEventsPaginator(describe -> describe.stackName(stack)).stackEvents().stream()
                .toList();
    }
}
