package dev.eventlabs.infrastructure.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Synthesised;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** What labs.md promises of the stack {@code OrdersLab}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersLabStackTest {
    private final OrdersLabStack devStack = new OrdersLabStack(Labs.app(), Profile.DEV);
    private final Synthesised dev = Synthesised.of(devStack);
    private final Synthesised prod = Synthesised.of(new OrdersLabStack(Labs.app(), Profile.PROD));

    private JsonNode function(String idStart) {
        return dev.properties("AWS::Lambda::Function", idStart);
    }

    @Test
    void hasTheNamesOfTheOriginal() {
        assertThat(devStack.getStackName()).isEqualTo("OrdersLab");
        assertThat(dev.properties("AWS::SQS::Queue", "OrdersQueueE").path("QueueName").asText())
                .isEqualTo("orders-queue");
        assertThat(dev.properties("AWS::SQS::Queue", "OrdersQueueDeadLetters").path("QueueName").asText())
                .isEqualTo("orders-dl-queue");
        assertThat(dev.properties("AWS::DynamoDB::GlobalTable", "OrdersTable").path("TableName").asText())
                .isEqualTo("orders");
        assertThat(function("OrdersSimulator").path("FunctionName").asText()).isEqualTo("lab-order-simulator");
        assertThat(function("OrdersProcessor").path("FunctionName").asText()).isEqualTo("lab-order-processor");
    }

    @Test
    void tellsWhatItMade() {
        JsonNode outputs = dev.template().path("Outputs");
        assertThat(outputs.fieldNames()).toIterable()
                .containsExactlyInAnyOrder("OrdersQueueUrl", "OrdersDeadLetterQueueUrl", "OrdersTableName",
                        "OrderSimulatorName", "OrderProcessorName");
        assertThat(outputs.at("/OrdersQueueUrl/Value/Ref").asText()).startsWith("OrdersQueueE");
        assertThat(outputs.at("/OrdersDeadLetterQueueUrl/Value/Ref").asText()).startsWith("OrdersQueueDeadLetters");
        assertThat(outputs.at("/OrdersTableName/Value/Ref").asText()).startsWith("OrdersTable");
        assertThat(outputs.at("/OrderSimulatorName/Value/Ref").asText()).startsWith("OrdersSimulatorFunction");
        assertThat(outputs.at("/OrderProcessorName/Value/Ref").asText()).startsWith("OrdersProcessorFunction");
    }

    @Test
    void keysOrdersByTheirNumber() {
        JsonNode table = dev.properties("AWS::DynamoDB::GlobalTable", "OrdersTable");
        assertThat(table.path("AttributeDefinitions").toString())
                .isEqualTo("[{\"AttributeName\":\"id\",\"AttributeType\":\"N\"}]");
    }

    @Test
    void sendsAnOrderAwayAfterThreeReceives() {
        assertThat(dev.properties("AWS::SQS::Queue", "OrdersQueueE").at("/RedrivePolicy/maxReceiveCount").asInt())
                .isEqualTo(3);
    }

    @Test
    void letsTheProcessorConsumeTenAtATimeWithoutWaiting() {
        JsonNode source = dev.properties("AWS::Lambda::EventSourceMapping", "OrdersProcessor");
        assertThat(source.path("BatchSize").asInt()).isEqualTo(10);
        assertThat(source.path("MaximumBatchingWindowInSeconds").asInt()).isZero();
        assertThat(source.path("FunctionResponseTypes").toString()).isEqualTo("[\"ReportBatchItemFailures\"]");
    }

    @Test
    void tellsEachFunctionWhereToSendAndStore() {
        assertThat(function("OrdersSimulator").at("/Environment/Variables/ORDERS_QUEUE_URL/Ref").asText())
                .startsWith("OrdersQueueE");
        assertThat(function("OrdersProcessor").at("/Environment/Variables/DYNAMODB_ORDERS_TABLE/Ref").asText())
                .startsWith("OrdersTable");
    }

    @Test
    void givesTheSimulatorTimeForASpike() {
        assertThat(function("OrdersSimulator").path("Timeout").asInt()).isEqualTo(15 * 60);
    }

    @Test
    void allowsEachFunctionWhatItUsesAndNoMore() {
        assertThat(dev.allowedActions("OrdersSimulatorRole"))
                .containsExactly("logs:CreateLogStream", "logs:PutLogEvents", "sqs:GetQueueAttributes",
                        "sqs:SendMessage",
                        "xray:PutTelemetryRecords", "xray:PutTraceSegments");
        assertThat(dev.allowedActions("OrdersProcessorRole"))
                .containsExactly("dynamodb:BatchGetItem", "dynamodb:PartiQLInsert", "logs:CreateLogStream",
                        "logs:PutLogEvents", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
                        "xray:PutTelemetryRecords", "xray:PutTraceSegments");
    }

    @Test
    void leavesNothingBehindInDev() {
        assertThat(dev.template().findValuesAsText("DeletionPolicy")).isNotEmpty().containsOnly("Delete");
        assertThat(dev.resources("AWS::Logs::LogGroup")).hasSize(2)
                .allSatisfy((id, group) -> assertThat(group.path("DeletionPolicy").asText()).isEqualTo("Delete"));
    }

    @Test
    void keepsDataInProd() {
        assertThat(prod.template().findValuesAsText("DeletionPolicy")).isNotEmpty()
                .containsOnly("RetainExceptOnCreate");
        JsonNode replica = prod.properties("AWS::DynamoDB::GlobalTable", "OrdersTable").at("/Replicas/0");
        assertThat(replica.path("DeletionProtectionEnabled").asBoolean()).isTrue();
        assertThat(replica.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean()).isTrue();
        assertThat(prod.template().findValuesAsText("RetentionInDays")).containsOnly("365");
    }

    @Test
    void needsNoCodeButItsOwn() {
        assertThat(dev.resources("AWS::Lambda::Function")).hasSize(2);
        assertThat(dev.template().findValuesAsText("Type")).noneMatch(type -> type.startsWith("Custom::"));
    }

    @Test
    void acknowledgesEveryWarning() {
        assertThat(Annotations.fromStack(devStack).findWarning("*", Match.anyValue())).isEmpty();
    }

    @Test
    void isTheSameEachTime() {
        assertThat(Synthesised.of(new OrdersLabStack(Labs.app(), Profile.DEV))).isEqualTo(dev);
    }
}
