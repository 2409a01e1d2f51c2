package dev.eventlabs.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiTest {

    private static final String PASS = """
            {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""";
    private static final String WAIT = """
            {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true}}}""";
    private static final String FAIL = """
            {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "Bad"}}}""";

    private final Workshop workshop = new Workshop();

    @AfterEach
    void close() {
        workshop.close();
    }

    private void refuses(String action, ObjectNode input, String code, String message) {
        assertThatThrownBy(() -> workshop.call(action, input)).isInstanceOfSatisfying(AwsException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.getMessage()).startsWith(message);
        });
    }

    private static ObjectNode start(String machine, String name, String input) {
        return Json.object().put("stateMachineArn", machine).put("name", name).put("input", input);
    }

    @Test
    void f107_oneNameIsOneExecutionWhileItRunsWithThatInput() {
        String machine = workshop.machine("machine", WAIT);
        JsonNode first = workshop.call("StartExecution", start(machine, "once", "{\"a\": 1}"));

        assertThat(workshop.call("StartExecution", start(machine, "once", "{\"a\":1}"))).isEqualTo(first);
        refuses("StartExecution", start(machine, "once", "{\"a\":2}"), "ExecutionAlreadyExists",
                "Execution Already Exists: 'arn:aws:states:us-east-1:000000000000:execution:machine:once'");

        workshop.call("StopExecution", Json.object().put("executionArn", first.get("executionArn").asText()));
        refuses("StartExecution", start(machine, "once", "{\"a\": 1}"), "ExecutionAlreadyExists", "Execution Already");
    }

    @Test
    void f127_whatIsWrongIsToldInAwssWords() {
        String machine = workshop.machine("machine", PASS);
        refuses("StartExecution", start(machine, "a b", "{}"), "InvalidName", "Invalid Name: 'a b'");
        refuses("StartExecution", start(machine, "a", "not"), "InvalidExecutionInput",
                "Invalid State Machine Execution Input: 'Unrecognized token 'not'");
        refuses("StartExecution", start(machine, "a", ""), "InvalidExecutionInput",
                "Invalid State Machine Execution Input: 'Invalid execution input.'");
        refuses("StartExecution", start(machine + "x", "a", "{}"), "StateMachineDoesNotExist",
                "State Machine Does Not Exist: '" + machine + "x'");
        refuses("DescribeStateMachine", Json.object().put("stateMachineArn", "nonsense"), "InvalidArn",
                "Invalid Arn: 'Invalid ARN prefix: nonsense'");
        refuses("DescribeExecution", Json.object().put("executionArn",
                "arn:aws:states:us-east-1:000000000000:execution:machine:none"), "ExecutionDoesNotExist",
                "Execution Does Not Exist: 'arn:aws:states:us-east-1:000000000000:execution:machine:none'");
        refuses("CreateStateMachine", Json.object().put("name", "bad").put("roleArn", Workshop.ROLE).put("definition",
                "{\"StartAt\": \"P\"}"), "InvalidDefinition",
                "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED");
        refuses("CreateStateMachine", Json.object().put("name", "machine").put("roleArn", Workshop.ROLE)
                .put("definition", WAIT), "StateMachineAlreadyExists",
                "State Machine Already Exists: '" + machine + "'");
        refuses("UpdateStateMachine", Json.object().put("stateMachineArn", machine), "MissingRequiredParameter",
                "Either the definition,");
    }

    @Test
    void anIntegrationThatIsNotHereIsRefusedByName() {
        refuses("CreateStateMachine", Json.object().put("name", "bad").put("roleArn", Workshop.ROLE).put("definition", """
                {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:states:::glue:startJobRun"}}}"""), "InvalidDefinition",
                "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: The resource provided "
                        + "arn:aws:states:::glue:startJobRun is not recognized");
    }

    @Test
    void f126_aFailedExecutionIsRedrivenFromTheStateThatFailed() {
        workshop.functions.play("flaky", event -> PlayedFunctions.faulted("{\"errorType\":\"Boom\"}"));
        String execution = workshop.start(
                workshop.machine("machine",
                        """
                {"StartAt": "P", "States": {"P": {"Type": "Pass", "Result": {"n": 1}, "Next": "T"},
                  "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:000000000000:function:flaky", "End": true}}}"""),
                "{}");
        assertThat(workshop.ended(execution).get("redriveStatus").asText()).isEqualTo("REDRIVABLE");

        workshop.functions.play("flaky", event -> PlayedFunctions.returned(event.toString()));
        workshop.call("RedriveExecution", Json.object().put("executionArn", execution));

        JsonNode ended = workshop.ended(execution);
        assertThat(ended.get("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(ended.get("output").asText()).isEqualTo("{\"n\":1}");
        assertThat(ended.get("redriveCount").asInt()).isEqualTo(1);
        assertThat(workshop.chain(execution)).filteredOn(each -> each.endsWith("PassStateEntered")).hasSize(1);
        refuses("RedriveExecution", Json.object().put("executionArn", execution), "ExecutionNotRedrivable",
                "Execution is SUCCEEDED and cannot be redriven");
    }

    @Test
    void f129_executionsAreListedNewestFirstByStatusAndInPages() {
        String machine = workshop.machine("machine", WAIT);
        for (String name : new String[]{"a", "b", "c"}) {
            workshop.call("StartExecution", start(machine, name, "{}"));
        }
        workshop.call("StopExecution",
                Json.object().put("executionArn", machine.replace("stateMachine", "execution") + ":b"));

        JsonNode page = workshop.call("ListExecutions", Json.object().put("stateMachineArn", machine)
                .put("maxResults", 2));
        workshop.call("StartExecution", start(machine, "d", "{}"));
        JsonNode next = workshop.call("ListExecutions", Json.object().put("stateMachineArn", machine)
                .put("nextToken", page.get("nextToken").asText()));

        assertThat(page.get("executions").findValuesAsText("name")).containsExactly("c", "b");
        assertThat(next.get("executions").findValuesAsText("name")).containsExactly("a");
        assertThat(workshop.call("ListExecutions", Json.object().put("stateMachineArn", machine)
                .put("statusFilter", "ABORTED")).get("executions").findValuesAsText("name")).containsExactly("b");
        refuses("ListExecutions", Json.object().put("stateMachineArn", machine).put("statusFilter", "aborted"),
                "ValidationException", "1 validation error detected: Value 'aborted' at 'statusFilter'");
    }

    @Test
    void f130_whatRunsKeepsTheDefinitionThatItWasStartedWith() {
        String machine = workshop.machine("machine", WAIT);
        String before = workshop.start(machine, "{}");
        workshop.until(before, "WaitStateEntered", 1);

        JsonNode updated = workshop.call("UpdateStateMachine",
                Json.object().put("stateMachineArn", machine).put("definition", FAIL));
        assertThat(updated.get("revisionId").asText()).isNotEmpty();
        String after = workshop.start(machine, "{}");

        assertThat(workshop.ended(after).get("status").asText()).isEqualTo("FAILED");
        workshop.time.advance(Duration.ofSeconds(60));
        assertThat(workshop.ended(before).get("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(workshop.call("DescribeStateMachineForExecution", Json.object().put("executionArn", before))
                .get("definition").asText()).isEqualTo(WAIT);
    }

    @Test
    void aVersionRunsAsItWasPublishedAndAnAliasLeadsToIt() {
        String machine = workshop.machine("machine", PASS);
        String version = workshop.call("PublishStateMachineVersion", Json.object().put("stateMachineArn", machine))
                .get("stateMachineVersionArn").asText();
        workshop.call("UpdateStateMachine", Json.object().put("stateMachineArn", machine).put("definition", FAIL));
        ObjectNode alias = Json.object().put("name", "live");
        alias.putArray("routingConfiguration").addObject().put("stateMachineVersionArn", version).put("weight", 100);
        String aliasArn = workshop.call("CreateStateMachineAlias", alias).get("stateMachineAliasArn").asText();

        JsonNode ended = workshop.ended(workshop.start(aliasArn, "{}"));

        assertThat(version).isEqualTo(machine + ":1");
        assertThat(ended.get("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(ended.get("stateMachineVersionArn").asText()).isEqualTo(version);
        assertThat(ended.get("stateMachineAliasArn").asText()).isEqualTo(aliasArn);
        refuses("DeleteStateMachineVersion", Json.object().put("stateMachineVersionArn", version), "ConflictException",
                "Version to be deleted must not be referenced by an alias. Current list of aliases referencing this version: [live]");
    }

    @Test
    void anExpressMachineAnswersItsCallerAndKeepsNoHistory() {
        String machine = workshop.machine("express", "EXPRESS", PASS);

        JsonNode answer = workshop.call("StartSyncExecution", start(machine, "now", "{\"a\":1}"));

        assertThat(answer.get("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(answer.get("output").asText()).isEqualTo("{\"a\":1}");
        assertThat(answer.get("executionArn").asText())
                .startsWith("arn:aws:states:us-east-1:000000000000:express:express:now:");
        assertThat(answer.at("/billingDetails/billedDurationInMilliseconds").asInt()).isEqualTo(100);
        refuses("ListExecutions", Json.object().put("stateMachineArn", machine), "StateMachineTypeNotSupported",
                "This operation is not supported by this type of state machine");
        refuses("DescribeExecution", Json.object().put("executionArn", answer.get("executionArn").asText()),
                "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'");
        refuses("StartSyncExecution", start(workshop.machine("standard", PASS), "now", "{}"),
                "StateMachineTypeNotSupported", "This operation");
    }

    @Test
    void anExpressExecutionHasFiveMinutes() throws Exception {
        String machine = workshop.machine("express", "EXPRESS", WAIT.replace("60", "3600"));
        CompletableFuture<JsonNode> answer = CompletableFuture
                .supplyAsync(() -> workshop.call("StartSyncExecution", start(machine, "long", "{}")));

        Awaitility.await().atMost(Workshop.PATIENCE).until(() -> {
            workshop.time.advance(Duration.ofMinutes(1));
            return answer.isDone();
        });

        assertThat(answer.get().get("status").asText()).isEqualTo("TIMED_OUT");
    }

    @Test
    void eventsAreLoggedByLevelAndCounted() {
        workshop.of("logs", "CreateLogGroup", Json.object().put("logGroupName", "/states"));
        ObjectNode request = Json.object().put("name", "logged").put("roleArn", Workshop.ROLE).put("definition", FAIL);
        request.putObject("loggingConfiguration").put("level", "ERROR").putArray("destinations").addObject()
                .putObject("cloudWatchLogsLogGroup")
                .put("logGroupArn", "arn:aws:logs:us-east-1:000000000000:log-group:/states:*");
        String machine = workshop.call("CreateStateMachine", request).get("stateMachineArn").asText();

        String execution = workshop.start(machine, "{\"secret\":1}");
        workshop.ended(execution);

        JsonNode events = workshop.of("logs", "FilterLogEvents", Json.object().put("logGroupName", "/states"))
                .get("events");
        assertThat(events.findValuesAsText("message")).extracting(Json::parseOwn).satisfiesExactly(
                entered -> {
                    assertThat(entered.get("type").asText()).isEqualTo("FailStateEntered");
                    assertThat(entered.get("details")).isEqualTo(Json.parseOwn("{\"name\": \"F\"}"));
                    assertThat(entered.get("previous_event_id").asText()).isEqualTo("0");
                    assertThat(entered.get("execution_arn").asText()).isEqualTo(execution);
                },
                failed -> assertThat(failed.get("type").asText()).isEqualTo("ExecutionFailed"));
        Awaitility.await().atMost(Workshop.PATIENCE).untilAsserted(() -> assertThat(
                workshop.of("monitoring", "ListMetrics", Json.object().put("Namespace", "AWS/States"))
                        .get("Metrics").findValuesAsText("MetricName"))
                .contains("ExecutionsStarted", "ExecutionsFailed", "ExecutionTime"));
        request.put("name", "nowhere");
        ((ObjectNode) request.at("/loggingConfiguration/destinations/0/cloudWatchLogsLogGroup"))
                .put("logGroupArn", "arn:aws:logs:us-east-1:000000000000:log-group:none:*");
        refuses("CreateStateMachine", request, "InvalidLoggingConfiguration",
                "Invalid Logging Configuration: Log Destination not found.");
    }

    @Test
    void aDeletedMachineTakesItsExecutionsWithIt() {
        String machine = workshop.machine("machine", WAIT);
        String execution = workshop.start(machine, "{}");

        workshop.call("DeleteStateMachine", Json.object().put("stateMachineArn", machine));

        refuses("DescribeExecution", Json.object().put("executionArn", execution), "ExecutionDoesNotExist",
                "Execution");
        workshop.call("DeleteStateMachine", Json.object().put("stateMachineArn", machine));
    }
}
