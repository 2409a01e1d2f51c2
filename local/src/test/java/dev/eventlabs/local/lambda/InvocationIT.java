package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.lambda.handlers.Unusable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

final class InvocationIT extends LambdaFixture {

    @Test
    void keepsAnEnvironmentWarmAndItsStateWithIt() {
        String name = function();

        assertThat(result(name, "{}").asInt()).isEqualTo(1);
        assertThat(result(name, "{}").asInt()).isEqualTo(2);
        assertThat(recorded.messages("/aws/lambda/" + name)).filteredOn(line -> line.contains("Init Duration"))
                .hasSize(1);
    }

    @Test
    void f80GivesAFunctionAnEnvironmentOfItsOwnAndNothingElse() {
        String name = function(request -> request.environment(each -> each.variables(Map.of("MARK", "mine"))));

        JsonNode environment = result(name, "{\"do\":\"environment\"}");

        assertThat(environment.properties()).extracting(Map.Entry::getKey).containsExactlyInAnyOrder("MARK",
                "AWS_ENDPOINT_URL", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_VERSION",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME",
                "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
                "_HANDLER", "LAMBDA_TASK_ROOT", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_RUNTIME_API",
                "AWS_EXECUTION_ENV", "TZ", "LANG", "PATH");
        assertThat(environment.path("AWS_ENDPOINT_URL").asText()).isEqualTo(endpoint().toString());
        assertThat(environment.path("AWS_EXECUTION_ENV").asText()).isEqualTo("AWS_Lambda_java25");
    }

    @Test
    void hidesTheEmbeddedAwsFromTheFunction() {
        String name = function();

        for (String hidden : List.of(Lambda.class.getName(), "com.fasterxml.jackson.databind.ObjectMapper",
                "io.helidon.webserver.WebServer")) {
            assertThat(result(name, "{\"do\":\"sees\",\"class\":\"" + hidden + "\"}").asBoolean()).as(hidden).isFalse();
        }
    }

    @Test
    void tellsTheContext() {
        String name = function(request -> request.memorySize(256).timeout(5));

        InvokeResponse response = invoke(name, "{\"do\":\"context\"}");

        JsonNode context = error(response);
        assertThat(context.path("requestId").asText()).isEqualTo(response.responseMetadata().requestId());
        assertThat(context.path("arn").asText()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:" + name);
        assertThat(context.path("version").asText()).isEqualTo("$LATEST");
        assertThat(context.path("group").asText()).isEqualTo("/aws/lambda/" + name);
        assertThat(context.path("stream").asText()).matches("\\d{4}/\\d\\d/\\d\\d/\\[\\$LATEST][0-9a-f]{32}");
        assertThat(context.path("memory").asInt()).isEqualTo(256);
        assertThat(context.path("remaining").asInt()).isBetween(3000, 5000);
        assertThat(context.has("clientContext")).isFalse();
    }

    @Test
    void f81WritesWhatTheFunctionPrintsBetweenStartAndReport() {
        String name = function();

        InvokeResponse response = invoke(name, "{\"do\":\"print\"}");

        String id = response.responseMetadata().requestId();
        List<String> messages = recorded.messages("/aws/lambda/" + name);
        assertThat(messages.subList(0, 8)).containsExactly("INIT_START Runtime Version: java:25\n", "initialising\n",
                "START RequestId: " + id + " Version: $LATEST\n", "to standard output\n", "to standard error\n",
                "without end", "one event\nof two lines", "END RequestId: " + id + "\n");
        assertThat(messages.get(8)).matches("REPORT RequestId: " + id
                + "\tDuration: [0-9.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB\tMax Memory Used: \\d+ MB\tInit Duration: [0-9.]+ ms\t\n");
        assertThat(tail(response)).startsWith("START RequestId: " + id).endsWith("\t\n");
    }

    @Test
    void f74AnswersAnExceptionWithItsStackTraceButNotTheRuntimes() {
        String name = function();

        InvokeResponse response = invoke(name, "{\"do\":\"throw\"}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.executedVersion()).isEqualTo("$LATEST");
        JsonNode error = error(response);
        assertThat(error.path("errorMessage").asText()).isEqualTo("outer");
        assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(error.path("stackTrace").get(0).asText())
                .matches("dev\\.eventlabs\\.local\\.lambda\\.handlers\\.Probe\\.handleRequest\\(Probe\\.java:\\d+\\)");
        assertThat(error.toString()).doesNotContain("worker");
        assertThat(error.path("cause").path("errorMessage").asText()).isEqualTo("inner");
        assertThat(tail(response)).contains("outer: java.lang.IllegalStateException", "Caused by: ");
        assertThat(result(name, "{}").asInt()).as("the same environment goes on").isEqualTo(2);
    }

    @Test
    void onlyChecksADryRun() {
        String name = function();

        assertThat(lambda.invoke(request -> request.functionName(name).invocationType(InvocationType.DRY_RUN))
                .statusCode()).isEqualTo(204);
        assertThat(recorded.messages("/aws/lambda/" + name)).isEmpty();
        assertThatThrownBy(() -> lambda
                .invoke(request -> request.functionName("none").invocationType(InvocationType.DRY_RUN)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Function not found: arn:aws:lambda:us-east-1:000000000000:function:none");
    }

    @Test
    void refusesPayloadsThatAwsRefuses() {
        String name = function();

        assertThatThrownBy(() -> invoke(name, "{broken")).isInstanceOfSatisfying(LambdaException.class,
                e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidRequestContentException"));
        assertThatThrownBy(() -> invoke(name, "\"" + "x".repeat(6_291_456) + "\""))
                .isInstanceOfSatisfying(LambdaException.class, e -> {
                    assertThat(e.statusCode()).isEqualTo(413);
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Request must be smaller than 6291456 bytes for the InvokeFunction operation");
                });
        assertThatThrownBy(
                () -> lambda.invoke(request -> request.functionName(name).invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String("\"" + "x".repeat(1_048_576) + "\""))))
                .isInstanceOfSatisfying(LambdaException.class, e -> assertThat(e.statusCode()).isEqualTo(413));
    }

    @Test
    void takesSixMegabytesAndGivesSixButNotMore() {
        String name = function(request -> request.memorySize(512));

        assertThat(invoke(name, "{\"x\":\"" + "y".repeat(6_000_000) + "\"}").functionError()).isNull();
        assertThat(invoke(name, "{\"do\":\"large\",\"size\":6000000}").payload().asByteArray()).hasSize(6_000_002);
        assertThat(error(invoke(name, "{\"do\":\"large\",\"size\":6291600}")).path("errorType").asText())
                .isEqualTo("Function.ResponseSizeTooLarge");
    }

    @Test
    void tellsWhenTheFunctionGetsTheEventWhichIsAfterItsProcessHasStarted() {
        String name = function();
        List<List<String>> logged = new CopyOnWriteArrayList<>();
        String arn = SCOPE.arn("lambda", "function:" + name);
        service.invoke(SCOPE, arn, "{}".getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(30),
                () -> logged.add(recorded.messages("/aws/lambda/" + name)));
        assertThat(logged).hasSize(1);
        assertThat(logged.getFirst()).anyMatch(line -> line.contains("initialising"))
                .noneMatch(line -> line.startsWith("END"));

        String broken = function(request -> request.handler(Unusable.class.getName()));
        service.invoke(SCOPE, SCOPE.arn("lambda", "function:" + broken), "{}".getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(30), () -> logged.add(List.of()));
        assertThat(logged).as("one that can't start never gets it").hasSize(1);
    }

    @Test
    void reportsMetrics() {
        String name = function();

        invoke(name, "{}");
        invoke(name, "{\"do\":\"throw\"}");

        Map<String, String> dimensions = Map.of("FunctionName", name);
        assertThat(recorded.measured).filteredOn(each -> each.dimensions().equals(dimensions))
                .filteredOn(each -> each.metric().equals("Errors")).extracting(Recorded.Measured::value)
                .containsExactly(0.0, 1.0);
        assertThat(recorded.measured).filteredOn(each -> each.dimensions().equals(dimensions))
                .extracting(Recorded.Measured::metric)
                .contains("Invocations", "Duration", "Throttles", "ConcurrentExecutions");
    }
}
