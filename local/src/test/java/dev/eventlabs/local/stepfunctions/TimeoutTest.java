package dev.eventlabs.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waits, time-outs, heartbeats and tokens: all by the clock that the test moves. */
class TimeoutTest {

    private final Workshop workshop = new Workshop();

    @AfterEach
    void close() {
        workshop.close();
    }

    /** A machine whose only task hands its token to the test. */
    private String waiting(CompletableFuture<String> token, String fields) {
        return waiting(token, fields, "");
    }

    private String waiting(CompletableFuture<String> token, String fields, String states) {
        workshop.functions.play("worker", event -> {
            token.complete(event.get("token").asText());
            return PlayedFunctions.returned("null");
        });
        return workshop.start(workshop.machine("machine", """
                {"StartAt": "T", "States": {"T": {"Type": "Task", %s "End": true,
                  "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                  "Parameters": {"FunctionName": "worker", "Payload": {"token.$": "$$.Task.Token"}}}%s}}"""
                .formatted(fields, states)), "{}");
    }

    private void tell(String action, String token, String more) {
        workshop.call(action, ((ObjectNode) Json.parseOwn(more)).put("taskToken", token));
    }

    @Test
    void aWaitIsOverWhenItsTimeHasComeAndNotBefore() {
        String execution = workshop.start(workshop.machine("machine", """
                {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3600, "End": true}}}"""), "{}");
        workshop.until(execution, "WaitStateEntered", 1);

        workshop.time.advance(Duration.ofSeconds(3599));
        assertThat(workshop.describe(execution).get("status").asText()).isEqualTo("RUNNING");
        workshop.time.advance(Duration.ofSeconds(1));

        assertThat(workshop.ended(execution).get("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(workshop.chain(execution)).containsExactly("1 <- 0 ExecutionStarted", "2 <- 0 WaitStateEntered",
                "3 <- 2 WaitStateExited", "4 <- 3 ExecutionSucceeded");
    }

    @Test
    void aTaskThatTakesTooLongTimesOut() {
        String arn = workshop.functions.play("silent", event -> workshop.functions.silence());
        String execution = workshop.start(workshop.machine("machine",
                """
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s", "TimeoutSeconds": 5, "End": true}}}"""
                        .formatted(arn)),
                "{}");
        workshop.until(execution, "LambdaFunctionStarted", 1);

        JsonNode ended = workshop.advanceUntilEnded(execution);

        assertThat(ended.get("error").asText()).isEqualTo("States.Timeout");
        assertThat(ended.has("cause")).isFalse();
        assertThat(workshop.chain(execution)).contains("5 <- 4 LambdaFunctionTimedOut", "6 <- 5 ExecutionFailed");
        assertThat(workshop.history(execution).get(4).get("lambdaFunctionTimedOutEventDetails"))
                .isEqualTo(Json.parseOwn("{\"error\": \"States.Timeout\"}"));
    }

    @Test
    void aMachinesTimeOutEndsItsExecutionWhateverItDoes() {
        String execution = workshop.start(
                workshop.machine("machine",
                        """
                {"TimeoutSeconds": 60, "StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3600, "End": true}}}"""),
                "{}");
        workshop.until(execution, "WaitStateEntered", 1);

        workshop.time.advance(Duration.ofSeconds(60));

        JsonNode ended = workshop.ended(execution);
        assertThat(ended.get("status").asText()).isEqualTo("TIMED_OUT");
        assertThat(ended.has("error")).isFalse();
        assertThat(workshop.chain(execution)).endsWith("3 <- 0 ExecutionTimedOut");
    }

    @Test
    void whoHasTheTokenDecides() throws Exception {
        CompletableFuture<String> token = new CompletableFuture<>();
        String execution = waiting(token, "");
        tell("SendTaskSuccess", token.get(), "{\"output\": \"{\\\"done\\\":1}\"}");

        assertThat(workshop.ended(execution).get("output").asText()).isEqualTo("{\"done\":1}");
        assertThat(workshop.chain(execution)).containsExactly("1 <- 0 ExecutionStarted", "2 <- 0 TaskStateEntered",
                "3 <- 2 TaskScheduled", "4 <- 3 TaskStarted", "5 <- 4 TaskSubmitted", "6 <- 5 TaskSucceeded",
                "7 <- 6 TaskStateExited", "8 <- 7 ExecutionSucceeded");
        assertThatThrownBy(() -> tell("SendTaskSuccess", token.get(), "{\"output\": \"1\"}"))
                .isInstanceOfSatisfying(AwsException.class, e -> assertThat(e.code()).isEqualTo("TaskTimedOut"));
        assertThatThrownBy(() -> tell("SendTaskHeartbeat", "nonsense", "{}"))
                .isInstanceOfSatisfying(AwsException.class, e -> assertThat(e.code()).isEqualTo("InvalidToken"));
    }

    @Test
    void aTaskThatIsSaidToHaveFailedFailsInThoseWords() throws Exception {
        CompletableFuture<String> token = new CompletableFuture<>();
        String execution = waiting(token, "");
        tell("SendTaskFailure", token.get(), "{\"error\": \"Mine\", \"cause\": \"Because\"}");

        JsonNode ended = workshop.ended(execution);

        assertThat(ended.get("error").asText()).isEqualTo("Mine");
        assertThat(ended.get("cause").asText()).isEqualTo("Because");
    }

    @Test
    void aFailureWithoutWordsIsCaughtAsNulls() throws Exception {
        CompletableFuture<String> token = new CompletableFuture<>();
        String execution = waiting(token, """
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Done"}],""", """
                , "Done": {"Type": "Succeed"}""");
        tell("SendTaskFailure", token.get(), "{}");

        assertThat(workshop.ended(execution).get("output").asText()).isEqualTo("{\"Error\":null,\"Cause\":null}");
        assertThat(workshop.history(execution)).filteredOn(each -> each.get("type").asText().equals("TaskFailed"))
                .singleElement().satisfies(failed -> assertThat(failed.get("taskFailedEventDetails"))
                        .isEqualTo(Json.parseOwn("""
                                {"resourceType": "lambda", "resource": "invoke.waitForTaskToken"}""")));
    }

    @Test
    void aTaskIsKeptByHeartbeatsAndLostWithoutThem() throws Exception {
        CompletableFuture<String> token = new CompletableFuture<>();
        String execution = waiting(token, "\"HeartbeatSeconds\": 10, \"TimeoutSeconds\": 100,");
        workshop.until(execution, "TaskSubmitted", 1);
        token.get();
        for (int i = 0; i < 5; i++) {
            workshop.time.advance(Duration.ofSeconds(9));
            tell("SendTaskHeartbeat", token.get(), "{}");
        }
        assertThat(workshop.describe(execution).get("status").asText()).isEqualTo("RUNNING");

        workshop.time.advance(Duration.ofSeconds(10));

        assertThat(workshop.ended(execution).get("error").asText()).isEqualTo("States.Timeout");
        assertThat(workshop.chain(execution)).contains("6 <- 5 TaskTimedOut");
    }

    @Test
    void stoppingAnExecutionEndsAllOfItAtOnce() {
        String execution = workshop.start(workshop.machine("machine", """
                {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "W1", "States": {"W1": {"Type": "Wait", "Seconds": 60, "End": true}}},
                  {"StartAt": "W2", "States": {"W2": {"Type": "Wait", "Seconds": 60, "End": true}}}]}}}"""), "{}");
        workshop.until(execution, "WaitStateEntered", 2);

        workshop.call("StopExecution", Json.object().put("executionArn", execution).put("error", "Enough"));
        int events = workshop.history(execution).size();
        workshop.time.advance(Duration.ofSeconds(120));

        assertThat(workshop.describe(execution).get("status").asText()).isEqualTo("ABORTED");
        assertThat(workshop.describe(execution).get("error").asText()).isEqualTo("Enough");
        assertThat(workshop.chain(execution)).hasSize(events).endsWith("6 <- 0 ExecutionAborted");
    }

    @Test
    void theFirstBranchThatFailsEndsTheOthers() {
        String arn = workshop.functions.play("boom", event -> PlayedFunctions.faulted("{\"errorType\":\"Boom\"}"));
        String execution = workshop.start(workshop.machine("machine", """
                {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
                  {"StartAt": "W1", "States": {"W1": {"Type": "Wait", "Seconds": 60, "End": true}}},
                  {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s", "End": true}}}]}}}"""
                .formatted(arn)), "{}");

        assertThat(workshop.ended(execution).get("error").asText()).isEqualTo("Boom");
        assertThat(workshop.chain(execution)).endsWith("8 <- 7 LambdaFunctionFailed", "9 <- 8 TaskStateAborted",
                "10 <- 8 WaitStateAborted", "11 <- 8 ParallelStateFailed", "12 <- 11 ExecutionFailed");
    }
}
