package dev.eventlabs.infrastructure.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.Synthesised;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** What labs.md promises of the stack {@code TasksLab}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksLabStackTest {
    private static final String TABLE = "AWS::DynamoDB::GlobalTable";
    private static final String[] FUNCTION_ACTIONS = {"logs:CreateLogStream", "logs:PutLogEvents",
            "xray:PutTelemetryRecords", "xray:PutTraceSegments"};

    private final TasksLabStack devStack = new TasksLabStack(Labs.app(), Profile.DEV);
    private final Synthesised dev = Synthesised.of(devStack);
    private final Synthesised prod = Synthesised.of(new TasksLabStack(Labs.app(), Profile.PROD));

    private JsonNode function(String idStart) {
        return dev.properties("AWS::Lambda::Function", idStart);
    }

    private static String[] with(String... actions) {
        return Stream
                .concat(Arrays.stream(FUNCTION_ACTIONS), Arrays.stream(actions))
                .sorted()
                .toArray(String[]::new);
    }

    @Test
    void tellsWhatItMade() {
        assertThat(devStack.getStackName()).isEqualTo("TasksLab");
        JsonNode outputs = dev.template().path("Outputs");
        assertThat(outputs.fieldNames()).toIterable()
                .containsExactlyInAnyOrder("EndpointURL", "RestAPIId", "AppTableName", "APIHandlerName",
                        "APIHandlerArn",
                        "StateMachineArn");
        assertThat(outputs.at("/EndpointURL/Value").toString()).contains("https://", ".execute-api.");
        assertThat(outputs.at("/RestAPIId/Value/Ref").asText()).startsWith("TasksApi");
        assertThat(outputs.at("/AppTableName/Value/Ref").asText()).startsWith("TasksAppTable");
        assertThat(outputs.at("/APIHandlerName/Value/Ref").asText()).startsWith("TasksAPIHandler");
        assertThat(outputs.at("/APIHandlerArn/Value/Fn::GetAtt/0").asText()).startsWith("TasksAPIHandler");
        assertThat(outputs.at("/StateMachineArn/Value/Ref").asText()).startsWith("TasksWorkflow");
    }

    @Test
    void keysTasksByPkAndShowsBothSidesOfAChange() {
        JsonNode table = dev.properties(TABLE, "TasksAppTable");
        assertThat(table.path("AttributeDefinitions").toString())
                .isEqualTo("[{\"AttributeName\":\"PK\",\"AttributeType\":\"S\"}]");
        assertThat(table.path("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
        assertThat(table.at("/StreamSpecification/StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
    }

    @Test
    void takesTasksAndTellsTheirStateUnderTheStageApi() {
        assertThat(dev.properties("AWS::ApiGateway::Stage", "Tasks").path("StageName").asText()).isEqualTo("api");
        assertThat(dev.resources("AWS::ApiGateway::Method").keySet()).satisfiesExactlyInAnyOrder(
                id -> assertThat(id).startsWith("TasksApitaskPOST"),
                id -> assertThat(id).startsWith("TasksApitasktaskidGET"));
        assertThat(dev.properties("AWS::ApiGateway::Model", "Tasks").at("/Schema/required").toString())
                .isEqualTo("[\"task_id\"]");
    }

    @Test
    void startsTheWorkflowForNewTasksAndForThoseThatBecameFailed() {
        JsonNode mapping = dev.properties("AWS::Lambda::EventSourceMapping", "TasksStreamHandler");
        assertThat(mapping.path("BatchSize").asInt()).isEqualTo(1);
        assertThat(mapping.path("MaximumBatchingWindowInSeconds").asInt()).isEqualTo(1);
        assertThat(mapping.path("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
        assertThat(mapping.at("/FilterCriteria/Filters").findValuesAsText("Pattern")).containsExactly(
                "{\"dynamodb\":{\"NewImage\":{\"workflow_status\":{\"S\":[{\"exists\":false}]}}},"
                        + "\"eventName\":[\"INSERT\"]}",
                "{\"dynamodb\":{\"NewImage\":{\"workflow_status\":{\"S\":[\"FAILED\"]}},"
                        + "\"OldImage\":{\"workflow_status\":{\"S\":[{\"anything-but\":[\"FAILED\"]}]}}},"
                        + "\"eventName\":[\"MODIFY\"]}",
                "{\"dynamodb\":{\"NewImage\":{\"workflow_status\":{\"S\":[\"FAILED\"]}},"
                        + "\"OldImage\":{\"workflow_status\":{\"S\":[{\"exists\":false}]}}},"
                        + "\"eventName\":[\"MODIFY\"]}");
    }

    @Test
    void tellsEachFunctionWhatItNeeds() {
        assertThat(function("TasksAPIHandler").at("/Environment/Variables/TASKS_TABLE/Ref").asText())
                .startsWith("TasksAppTable");
        assertThat(function("TasksTaskUpdater").at("/Environment/Variables/TASKS_TABLE/Ref").asText())
                .startsWith("TasksAppTable");
        assertThat(function("TasksTaskUpdater").at("/Environment/Variables/MAX_ATTEMPTS").asText()).isEqualTo("5");
        assertThat(function("TasksStreamHandler").at("/Environment/Variables/STATE_MACHINE_ARN/Ref").asText())
                .startsWith("TasksWorkflow");
        assertThat(function("TasksMockApi").has("Environment")).isFalse();
    }

    @Test
    void allowsEachWhatItUsesAndNoMore() {
        assertThat(dev.allowedActions("TasksAPIHandlerRole"))
                .containsExactly(with("dynamodb:GetItem", "dynamodb:PutItem"));
        assertThat(dev.allowedActions("TasksTaskUpdaterRole")).containsExactly(with("dynamodb:UpdateItem"));
        assertThat(dev.allowedActions("TasksMockApiRole")).containsExactly(with());
        assertThat(dev.allowedActions("TasksStreamHandlerRole")).containsExactly(
                with("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator",
                        "dynamodb:ListStreams", "sqs:SendMessage", "states:DescribeStateMachine",
                        "states:StartExecution"));
        assertThat(dev.allowedActions("TasksWorkflowStateMachineRole"))
                .filteredOn(action -> !action.startsWith("logs:") && !action.startsWith("xray:"))
                .containsExactly("dynamodb:UpdateItem", "lambda:InvokeFunction");
    }

    @Test
    void alarmsOnTheApiTheWorkflowAndTheStream() {
        assertThat(dev.resources("AWS::CloudWatch::Alarm").values())
                .extracting(alarm -> alarm.at("/Properties/MetricName").asText())
                .containsExactlyInAnyOrder("5XXError", "ExecutionsFailed", "ExecutionsTimedOut", "IteratorAge",
                        "ApproximateNumberOfMessagesVisible");
    }

    @Test
    void showsEverythingAtAGlance() {
        String dashboard = dev.properties("AWS::CloudWatch::Dashboard", "Tasks").toString();
        assertThat(dashboard).contains("API: calls", "API: errors", "API: latency", "Workflow: executions",
                "Workflow: failed or timed out", "Stream handler: iterator age", "Stream handler: failures waiting");
        for (String function : new String[]{"API handler", "Stream handler", "Task updater", "Mock API"}) {
            assertThat(dashboard).contains(function + ": Invocations", function + ": Duration", function + ": Errors",
                    function + ": Throttles");
        }
    }

    @Test
    void leavesNothingBehindInDev() {
        assertThat(dev.template().findValuesAsText("DeletionPolicy")).isNotEmpty().containsOnly("Delete");
        assertThat(dev.resources("AWS::Logs::LogGroup")).hasSize(6);
    }

    @Test
    void keepsDataInProd() {
        assertThat(prod.template().findValuesAsText("DeletionPolicy")).isNotEmpty()
                .containsOnly("RetainExceptOnCreate");
        JsonNode replica = prod.properties(TABLE, "TasksAppTable").at("/Replicas/0");
        assertThat(replica.path("DeletionProtectionEnabled").asBoolean()).isTrue();
        assertThat(replica.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean()).isTrue();
        assertThat(prod.template().findValuesAsText("RetentionInDays")).containsOnly("365");
    }

    @Test
    void acknowledgesEveryWarning() {
        assertThat(Annotations.fromStack(devStack).findWarning("*", Match.anyValue())).isEmpty();
    }

    @Test
    void isTheSameEachTime() {
        assertThat(Synthesised.of(new TasksLabStack(Labs.app(), Profile.DEV))).isEqualTo(dev);
    }
}
