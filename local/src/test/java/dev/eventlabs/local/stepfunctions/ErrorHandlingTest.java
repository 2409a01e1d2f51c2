package dev.eventlabs.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.FunctionInvoker.Invocation;
import dev.eventlabs.local.spi.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorHandlingTest {

    private static final String BOOM = "{\"errorMessage\":\"no\",\"errorType\":\"com.example.Boom\",\"stackTrace\":[]}";

    private final Workshop workshop = new Workshop();

    @AfterEach
    void close() {
        workshop.close();
    }

    private static String task(String arn, String fields) {
        // A state that nothing leads to would be refused.
        String caught = fields.contains("Caught") ? ", \"Caught\": {\"Type\": \"Pass\", \"End\": true}" : "";
        return """
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s", %s "End": true}%s}}"""
                .formatted(arn, fields, caught);
    }

    /** The seconds that lay between the tries of a task that always fails. */
    private List<Long> delays(String retrier) {
        String arn = workshop.functions.play("boom", event -> PlayedFunctions.faulted(BOOM));
        String execution = workshop.start(workshop.machine("machine", task(arn, "\"Retry\": [" + retrier + "],")),
                "{}");
        JsonNode ended = workshop.advanceUntilEnded(execution);
        assertThat(ended.get("status").asText()).isEqualTo("FAILED");
        List<Instant> failures = new ArrayList<>();
        List<Instant> starts = new ArrayList<>();
        for (JsonNode event : workshop.history(execution)) {
            Instant at = Instant.parse(event.get("timestamp").asText());
            switch (event.get("type").asText()) {
                case "LambdaFunctionFailed" -> failures.add(at);
                case "LambdaFunctionScheduled" -> starts.add(at);
                default -> {}
            }
        }
        List<Long> seconds = new ArrayList<>();
        for (int i = 1; i < starts.size(); i++) {
            seconds.add(Duration.between(failures.get(i - 1), starts.get(i)).toSeconds());
        }
        return seconds;
    }

    @Test
    void f112_aRetrierTriesThreeTimesMoreEachTwiceAsLateAsTheOneBefore() {
        // The clock jumps a second at a time and the task takes a moment of it: never less than what is due.
        assertThat(delays("{\"ErrorEquals\": [\"States.ALL\"]}")).hasSize(3)
                .satisfies(seconds -> assertThat(seconds.get(0)).isGreaterThanOrEqualTo(1))
                .satisfies(seconds -> assertThat(seconds.get(1)).isGreaterThanOrEqualTo(2))
                .satisfies(seconds -> assertThat(seconds.get(2)).isGreaterThanOrEqualTo(4));
    }

    @Test
    void f112_noAttemptsIsNever() {
        assertThat(delays("{\"ErrorEquals\": [\"com.example.Boom\"], \"MaxAttempts\": 0}, "
                + "{\"ErrorEquals\": [\"States.ALL\"]}")).isEmpty();
    }

    @Test
    void f112_eachVisitToAStateCountsFromZero() {
        AtomicInteger calls = new AtomicInteger();
        String arn = workshop.functions.play("every-second", event -> calls.incrementAndGet() % 2 == 1
                ? PlayedFunctions.faulted(BOOM)
                : PlayedFunctions.returned("{\"calls\":" + calls.get() + "}"));
        String execution = workshop.start(workshop.machine("machine", """
                {"StartAt": "T", "States": {
                  "T": {"Type": "Task", "Resource": "%s", "Next": "Again",
                        "Retry": [{"ErrorEquals": ["States.TaskFailed"], "MaxAttempts": 1}]},
                  "Again": {"Type": "Choice", "Default": "Done",
                            "Choices": [{"Variable": "$.calls", "NumericLessThan": 4, "Next": "T"}]},
                  "Done": {"Type": "Succeed"}}}""".formatted(arn)), "{}");

        assertThat(workshop.advanceUntilEnded(execution).get("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(calls).hasValue(4);
    }

    @Test
    void f114_whatRetriesDontSolveIsCaughtAtItsPath() {
        String arn = workshop.functions.play("boom", event -> PlayedFunctions.faulted(BOOM));
        String execution = workshop.start(workshop.machine("machine", task(arn, """
                "Retry": [{"ErrorEquals": ["com.example.Boom"], "MaxAttempts": 1}],
                "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "T"},
                          {"ErrorEquals": ["States.TaskFailed"], "ResultPath": "$.error", "Next": "Caught"}],""")),
                "{\"kept\": 1}");

        JsonNode output = Json.parseOwn(workshop.advanceUntilEnded(execution).get("output").asText());

        assertThat(output.get("kept").asInt()).isEqualTo(1);
        assertThat(output.at("/error/Error").asText()).isEqualTo("com.example.Boom");
        assertThat(output.at("/error/Cause").asText()).isEqualTo(BOOM);
        assertThat(workshop.chain(execution)).filteredOn(each -> each.endsWith("LambdaFunctionFailed")).hasSize(2);
    }

    @Test
    void f115_aFunctionsErrorTypeIsTheErrorAndAllItSaysTheCause() {
        String arn = workshop.functions.play("boom", event -> PlayedFunctions.faulted(BOOM));

        JsonNode ended = workshop.run(task(arn, ""), "{}");

        assertThat(ended.get("error").asText()).isEqualTo("com.example.Boom");
        assertThat(ended.get("cause").asText()).isEqualTo(BOOM);
    }

    @Test
    void f115_aFaultWithoutATypeIsUnknown() {
        String arn = workshop.functions.play("gone", event -> PlayedFunctions.faulted("{\"errorMessage\":\"exit\"}"));

        assertThat(workshop.run(task(arn, ""), "{}").get("error").asText()).isEqualTo("Lambda.Unknown");
    }

    @Test
    void f116_aMissingFunctionAndThrottlesAreLambdasErrors() {
        JsonNode missing = workshop.run(task("arn:aws:states:::lambda:invoke",
                "\"Parameters\": {\"FunctionName\": \"missing\"},"), "{}");
        assertThat(missing.get("error").asText()).isEqualTo("Lambda.ResourceNotFoundException");
        assertThat(missing.get("cause").asText()).startsWith(
                "Function not found: arn:aws:lambda:us-east-1:000000000000:function:missing:$LATEST "
                        + "(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException;");

        workshop.functions.play("busy", event -> new Invocation.Throttled("request", "ReservedFunctionConcurrent"));
        assertThat(workshop.run(task("arn:aws:states:::lambda:invoke", "\"Parameters\": {\"FunctionName\": \"busy\"},"),
                "{}").get("error").asText()).isEqualTo("Lambda.TooManyRequestsException");
    }

    @Test
    void f118_theContextObjectTellsTheExecutionTheStateAndHowOftenItWasTried() {
        AtomicInteger calls = new AtomicInteger();
        workshop.functions.play("third", event -> calls.incrementAndGet() < 3 ? PlayedFunctions.faulted(BOOM)
                : PlayedFunctions.returned(event.toString()));
        String machine = workshop.machine("machine", task("arn:aws:states:::lambda:invoke", """
                "Parameters": {"FunctionName": "third", "Payload.$": "$$"}, "OutputPath": "$.Payload",
                "Retry": [{"ErrorEquals": ["States.ALL"]}],"""));
        String execution = workshop.start(machine, "{\"in\": 1}");

        JsonNode context = Json.parseOwn(workshop.advanceUntilEnded(execution).get("output").asText());

        assertThat(context.at("/State/RetryCount").asInt()).isEqualTo(2);
        assertThat(context.at("/State/Name").asText()).isEqualTo("T");
        assertThat(context.at("/Execution/Id").asText()).isEqualTo(execution);
        assertThat(context.at("/Execution/Input")).isEqualTo(Json.parseOwn("{\"in\": 1}"));
        assertThat(context.at("/Execution/RoleArn").asText()).isEqualTo(Workshop.ROLE);
        assertThat(context.at("/Execution/RedriveCount").asInt()).isZero();
        assertThat(context.at("/StateMachine/Id").asText()).isEqualTo(machine);
        assertThat(context.at("/State/EnteredTime").asText()).matches("2026-01-01T00:00:0\\d\\.\\d{3}Z");
    }

    @Test
    void f125_aResultThatIsTooLargeFailsTheTaskAndNoWildcardCatchesIt() {
        String arn = workshop.functions.play("large",
                event -> PlayedFunctions.returned("\"" + "x".repeat(262_144) + "\""));

        JsonNode ended = workshop.run(
                task(arn, "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Caught\"}],"),
                "{}");

        assertThat(ended.get("error").asText()).isEqualTo("States.DataLimitExceeded");
        assertThat(ended.get("cause").asText()).isEqualTo("The state/task '" + arn
                + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }

    @Test
    void f125_anExecutionFailsAtItsTwentyFiveThousandthEvent() {
        String execution = workshop.start(
                workshop.machine("machine",
                        """
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "End": {"Type": "Succeed"},
                  "B": {"Type": "Choice", "Default": "A",
                        "Choices": [{"Variable": "$.end", "IsPresent": true, "Next": "End"}]}}}"""),
                "{}");

        JsonNode ended = workshop.ended(execution);

        assertThat(ended.get("status").asText()).isEqualTo("FAILED");
        assertThat(ended.get("cause").asText()).contains("maximum number of history events (25000)");
        JsonNode last = workshop.call("GetExecutionHistory", Json.object().put("executionArn", execution)
                .put("reverseOrder", true).put("maxResults", 1)).get("events").get(0);
        assertThat(last.get("id").asInt()).isEqualTo(25_000);
        assertThat(last.get("type").asText()).isEqualTo("ExecutionFailed");
    }
}
