package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.lambda.handlers.Unusable;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

final class FailureIT extends LambdaFixture {

    @Test
    void f75KillsTheEnvironmentOfAnInvocationThatTakesTooLong() {
        String name = function(request -> request.timeout(1));
        assertThat(result(name, "{}").asInt()).isEqualTo(1);
        long pid = pid(name);

        InvokeResponse response = invoke(name, "{\"do\":\"hang\"}");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        assertThat(response.payload().asUtf8String())
                .isEqualTo("{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"RequestId: "
                        + response.responseMetadata().requestId() + " Error: Task timed out after 1.00 seconds\"}");
        assertThat(tail(response)).contains("Task timed out after 1.00 seconds", "Duration: 1000.00 ms",
                "Status: timeout");
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(result(name, "{}").asInt()).as("a new environment").isEqualTo(1);
    }

    @Test
    void leavesNoProcessThatTheFunctionStarted() {
        String name = function(request -> request.timeout(1));
        ProcessHandle child = ProcessHandle.of(result(name, "{\"do\":\"leave a child\"}").asLong()).orElseThrow();

        invoke(name, "{\"do\":\"hang\"}");

        await().until(() -> !child.isAlive());
    }

    @Test
    void f76FailsOnlyTheInvocationInWhichTheProcessExits() {
        String name = function();
        invoke(name, "{}");

        InvokeResponse response = invoke(name, "{\"do\":\"exit\",\"status\":0}");

        assertThat(response.payload().asUtf8String())
                .isEqualTo("{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: "
                        + response.responseMetadata().requestId()
                        + " Error: Runtime exited without providing a reason\"}");
        assertThat(error(invoke(name, "{\"do\":\"exit\",\"status\":3}")).path("errorMessage").asText())
                .endsWith("Runtime exited with error: exit status 3");
        assertThat(result(name, "{}").asInt()).isEqualTo(1);
    }

    @Test
    void failsOnlyTheInvocationWhoseProcessIsKilled() {
        String name = function();
        invoke(name, "{}");
        CompletableFuture<InvokeResponse> killed = CompletableFuture
                .supplyAsync(() -> invoke(name, "{\"do\":\"hang\"}"));
        await().until(() -> recorded.messages("/aws/lambda/" + name).stream()
                .filter(line -> line.startsWith("START")).count() == 2);

        ProcessHandle.of(pid(name)).orElseThrow().destroyForcibly();

        assertThat(error(killed.join()).path("errorType").asText()).isEqualTo("Runtime.ExitError");
        assertThat(result(name, "{}").asInt()).isEqualTo(1);
    }

    @Test
    void noticesThatAnIdleProcessWasKilled() {
        String name = function();
        invoke(name, "{}");
        ProcessHandle idle = ProcessHandle.of(pid(name)).orElseThrow();

        idle.destroyForcibly();
        await().until(() -> !idle.isAlive());

        assertThat(result(name, "{}").asInt()).isEqualTo(1);
    }

    @Test
    void boundsTheHeapAndReplacesAnEnvironmentThatHasRunOutOfIt() {
        String name = function(request -> request.memorySize(128));
        invoke(name, "{}");

        InvokeResponse response = invoke(name, "{\"do\":\"fill\"}");

        assertThat(error(response).path("errorType").asText()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(error(response).path("errorMessage").asText()).isEqualTo("Java heap space");
        assertThat(result(name, "{}").asInt()).isEqualTo(1);
    }

    @Test
    void answersWithWhatTheConstructorHasThrown() {
        String name = function(request -> request.handler(Unusable.class.getName()));

        for (int i = 0; i < 2; i++) {
            InvokeResponse response = invoke(name, "{}");
            assertThat(response.functionError()).isEqualTo("Unhandled");
            assertThat(error(response)).hasToString(
                    "{\"errorMessage\":\"QUEUE_URL is missing\",\"errorType\":\"java.lang.IllegalStateException\"}");
            assertThat(recorded.messages("/aws/lambda/" + name).toString()).contains("Unusable.<init>");
        }
    }

    private long pid(String name) {
        return environments().path("arn:aws:lambda:us-east-1:000000000000:function:" + name).get(0).asLong();
    }

    private JsonNode environments() {
        try (var in = endpoint().resolve("/_aws/lambda/environments").toURL().openStream()) {
            return Json.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
