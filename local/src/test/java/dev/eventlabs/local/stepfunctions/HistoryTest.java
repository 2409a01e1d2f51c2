package dev.eventlabs.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Histories as they were recorded on AWS: types, ids, what goes on from what, and details. */
class HistoryTest {

    private final Workshop workshop = new Workshop();

    @AfterEach
    void close() {
        workshop.close();
    }

    private String ran(String definition, String input) {
        String execution = workshop.start(workshop.machine("machine", definition), input);
        workshop.ended(execution);
        return execution;
    }

    @Test
    void f108_aSuccessIsStartedEnteredExitedAndSucceeded() {
        String execution = ran("""
                {"StartAt": "One", "States": {
                  "One": {"Type": "Pass", "Result": {"n": 1}, "Next": "Two"},
                  "Two": {"Type": "Succeed"}}}""", "{}");

        assertThat(workshop.chain(execution)).containsExactly("1 <- 0 ExecutionStarted", "2 <- 0 PassStateEntered",
                "3 <- 2 PassStateExited", "4 <- 3 SucceedStateEntered", "5 <- 4 SucceedStateExited",
                "6 <- 5 ExecutionSucceeded");
        List<JsonNode> events = workshop.history(execution);
        assertThat(events.getFirst().get("executionStartedEventDetails"))
                .isEqualTo(Json.parseOwn("""
                        {"input": "{}", "inputDetails": {"truncated": false}, "roleArn": "%s"}"""
                        .formatted(Workshop.ROLE)));
        assertThat(events.get(1).get("stateEnteredEventDetails")).isEqualTo(Json.parseOwn("""
                {"name": "One", "input": "{}", "inputDetails": {"truncated": false}}"""));
        assertThat(events.get(2).get("stateExitedEventDetails")).isEqualTo(Json.parseOwn("""
                {"name": "One", "output": "{\\"n\\":1}", "outputDetails": {"truncated": false}}"""));
        assertThat(events.getLast().get("executionSucceededEventDetails")).isEqualTo(Json.parseOwn("""
                {"output": "{\\"n\\":1}", "outputDetails": {"truncated": false}}"""));
    }

    @Test
    void f109_aFunctionByItsArnHasEventsOfItsOwn() {
        String arn = workshop.functions.play("greet", event -> PlayedFunctions.returned("{\"hello\":true}"));
        String execution = ran("""
                {"StartAt": "Greet", "States": {
                  "Greet": {"Type": "Task", "Resource": "%s", "TimeoutSeconds": 5, "End": true}}}""".formatted(arn),
                "{\"a\": 1}");

        assertThat(workshop.chain(execution)).containsExactly("1 <- 0 ExecutionStarted", "2 <- 0 TaskStateEntered",
                "3 <- 2 LambdaFunctionScheduled", "4 <- 3 LambdaFunctionStarted", "5 <- 4 LambdaFunctionSucceeded",
                "6 <- 5 TaskStateExited", "7 <- 6 ExecutionSucceeded");
        assertThat(workshop.history(execution).get(2).get("lambdaFunctionScheduledEventDetails"))
                .isEqualTo(Json.parseOwn("""
                        {"input": "{\\"a\\":1}", "inputDetails": {"truncated": false}, "resource": "%s",
                         "timeoutInSeconds": 5}""".formatted(arn)));
    }

    @Test
    void f109_anIntegrationsTaskIsScheduledStartedAndSucceeds() {
        workshop.functions.play("greet", event -> PlayedFunctions.returned("{\"hello\":true}"));
        String execution = ran("""
                {"StartAt": "Greet", "States": {
                  "Greet": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                            "Parameters": {"FunctionName": "greet", "Payload.$": "$"}, "End": true}}}""", "{\"a\":1}");

        assertThat(workshop.chain(execution)).containsExactly("1 <- 0 ExecutionStarted", "2 <- 0 TaskStateEntered",
                "3 <- 2 TaskScheduled", "4 <- 3 TaskStarted", "5 <- 4 TaskSucceeded", "6 <- 5 TaskStateExited",
                "7 <- 6 ExecutionSucceeded");
        assertThat(workshop.history(execution).get(2).get("taskScheduledEventDetails")).isEqualTo(Json.parseOwn("""
                {"resourceType": "lambda", "resource": "invoke", "region": "us-east-1",
                 "parameters": "{\\"FunctionName\\":\\"greet\\",\\"Payload\\":{\\"a\\":1}}"}"""));
        JsonNode output = Json.parseOwn(workshop.describe(execution).get("output").asText());
        assertThat(output.get("Payload")).isEqualTo(Json.parseOwn("{\"hello\": true}"));
        assertThat(output.get("ExecutedVersion").asText()).isEqualTo("$LATEST");
        assertThat(output.get("StatusCode").asInt()).isEqualTo(200);
        assertThat(output.at("/SdkHttpMetadata/HttpStatusCode").asInt()).isEqualTo(200);
    }

    @Test
    void f111_aFailStateIsEnteredAndNeverExited() {
        String execution = ran("""
                {"StartAt": "No", "States": {"No": {"Type": "Fail", "Error": "Custom", "Cause": "Because"}}}""", "{}");

        assertThat(workshop.chain(execution)).containsExactly("1 <- 0 ExecutionStarted", "2 <- 0 FailStateEntered",
                "3 <- 2 ExecutionFailed");
        assertThat(workshop.history(execution).getLast().get("executionFailedEventDetails"))
                .isEqualTo(Json.parseOwn("{\"error\": \"Custom\", \"cause\": \"Because\"}"));
    }

    @Test
    void iterationsThatFollowEachOtherHangFromTheOneBefore() {
        String execution = ran("""
                {"StartAt": "Each", "States": {"Each": {"Type": "Map", "MaxConcurrency": 1, "End": true,
                  "ItemProcessor": {"StartAt": "In", "States": {"In": {"Type": "Pass", "End": true}}}}}}""", "[1, 2]");

        assertThat(workshop.chain(execution)).containsExactly("1 <- 0 ExecutionStarted", "2 <- 0 MapStateEntered",
                "3 <- 2 MapStateStarted", "4 <- 3 MapIterationStarted", "5 <- 4 PassStateEntered",
                "6 <- 5 PassStateExited", "7 <- 6 MapIterationSucceeded", "8 <- 6 MapIterationStarted",
                "9 <- 8 PassStateEntered", "10 <- 9 PassStateExited", "11 <- 10 MapIterationSucceeded",
                "12 <- 11 MapStateSucceeded", "13 <- 11 MapStateExited", "14 <- 13 ExecutionSucceeded");
    }

    @Test
    void aFailedIterationThatIsCaughtIsToldOnce() {
        String execution = ran("""
                {"StartAt": "Each", "States": {
                  "Each": {"Type": "Map", "Next": "Caught", "Catch": [{"ErrorEquals": ["Bad"], "Next": "Caught"}],
                    "ItemProcessor": {"StartAt": "In", "States": {"In": {"Type": "Fail", "Error": "Bad", "Cause": "B"}}}},
                  "Caught": {"Type": "Pass", "End": true}}}""", "[1]");

        assertThat(workshop.chain(execution)).containsExactly("1 <- 0 ExecutionStarted", "2 <- 0 MapStateEntered",
                "3 <- 2 MapStateStarted", "4 <- 3 MapIterationStarted", "5 <- 4 FailStateEntered",
                "6 <- 5 MapIterationFailed", "7 <- 5 MapStateFailed", "8 <- 7 MapStateExited",
                "9 <- 8 PassStateEntered",
                "10 <- 9 PassStateExited", "11 <- 10 ExecutionSucceeded");
        assertThat(workshop.describe(execution).get("output").asText())
                .isEqualTo("{\"Error\":\"Bad\",\"Cause\":\"B\"}");
    }

    @Test
    void aParallelStateThatIsTriedAgainStartsAgainAndFailsOnce() {
        String execution = workshop.start(workshop.machine("machine", """
                {"StartAt": "Both", "States": {
                  "Both": {"Type": "Parallel", "End": true,
                    "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 1}],
                    "Branches": [{"StartAt": "In", "States": {"In": {"Type": "Fail", "Error": "Bad"}}}]}}}"""), "{}");
        workshop.until(execution, "FailStateEntered", 1);
        workshop.advanceUntilEnded(execution);

        assertThat(workshop.chain(execution)).containsExactly("1 <- 0 ExecutionStarted", "2 <- 0 ParallelStateEntered",
                "3 <- 2 ParallelStateStarted", "4 <- 3 FailStateEntered", "5 <- 4 ParallelStateStarted",
                "6 <- 5 FailStateEntered", "7 <- 6 ParallelStateFailed", "8 <- 7 ExecutionFailed");
    }

    @Test
    void f129_aHistoryIsReadBackwardsInPagesAndWithoutData() {
        String execution = ran("""
                {"StartAt": "One", "States": {"One": {"Type": "Pass", "End": true}}}""", "{\"secret\": 1}");

        JsonNode first = workshop.call("GetExecutionHistory", Json.object().put("executionArn", execution)
                .put("reverseOrder", true).put("maxResults", 3).put("includeExecutionData", false));
        JsonNode second = workshop.call("GetExecutionHistory", Json.object().put("executionArn", execution)
                .put("reverseOrder", true).put("nextToken", first.get("nextToken").asText()));

        assertThat(first.get("events").findValuesAsText("id")).containsExactly("4", "3", "2");
        assertThat(first.toString()).doesNotContain("secret", "truncated").contains("\"name\":\"One\"");
        assertThat(second.get("events").findValuesAsText("id")).containsExactly("1");
        assertThat(second.has("nextToken")).isFalse();
        assertThat(second.toString()).contains("secret");
    }
}
