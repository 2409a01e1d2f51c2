package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

final class NodeFailureIT extends NodeFixture {

    @Test
    void answersWithWhatTheHandlerThrows() {
        String name = node();

        InvokeResponse response = invoke(name, "{\"do\":\"throw\"}");

        assertThat(response.functionError()).isEqualTo("Unhandled");
        JsonNode error = error(response);
        assertThat(error.path("errorType").asText()).isEqualTo("TypeError");
        assertThat(error.path("errorMessage").asText()).isEqualTo("bad\nthing");
        assertThat(error.path("trace").get(0).asText()).isEqualTo("TypeError: bad");
        assertThat(error.path("trace").get(2).asText()).contains("at ").contains("index.js:");
        assertThat(tail(response)).containsPattern(
                "Z\t" + response.responseMetadata().requestId()
                        + "\tERROR\tInvoke Error \t\\{\"errorType\":\"TypeError\"");
        assertThat(error(invoke(name, "{\"do\":\"text\"}")))
                .hasToString("{\"errorType\":\"string\",\"errorMessage\":\"just text\",\"trace\":[]}");
        assertThat(error(invoke(name, "{\"do\":\"circular\"}")).path("errorMessage").asText())
                .isEqualTo("Unable to stringify response body");
        assertThat(result(name, "{\"do\":\"count\"}").asInt()).as("the same environment").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
            "reject, Runtime.UnhandledPromiseRejection, Error: nobody listens",
            "crash, RangeError, later"})
    void endsTheEnvironmentAfterWhatNobodyHasCaught(String deed, String type, String message) {
        String name = node();
        invoke(name, "{\"do\":\"count\"}");

        JsonNode error = error(invoke(name, "{\"do\":\"" + deed + "\"}"));

        assertThat(error.path("errorType").asText()).isEqualTo(type);
        assertThat(error.path("errorMessage").asText()).isEqualTo(message);
        assertThat(result(name, "{\"do\":\"count\"}").asInt()).as("a new environment").isEqualTo(1);
    }

    @Test
    void f76FailsOnlyTheInvocationInWhichTheProcessExits() {
        String name = node();

        assertThat(error(invoke(name, "{\"do\":\"exit\",\"status\":0}")).path("errorMessage").asText())
                .endsWith("Error: Runtime exited without providing a reason");
        assertThat(error(invoke(name, "{\"do\":\"exit\",\"status\":3}")).path("errorMessage").asText())
                .endsWith("Runtime exited with error: exit status 3");
        assertThat(result(name, "{\"do\":\"count\"}").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"hang", "spin"})
    void f75KillsTheEnvironmentOfAnInvocationThatTakesTooLong(String deed) {
        String name = node("index.handler", request -> request.timeout(1));

        JsonNode error = error(invoke(name, "{\"do\":\"" + deed + "\"}"));

        assertThat(error.path("errorType").asText()).isEqualTo("Sandbox.Timedout");
        assertThat(error.path("errorMessage").asText()).endsWith("Task timed out after 1.00 seconds");
    }

    @Test
    void refusesAnAnswerThatIsTooLarge() {
        String name = node();

        assertThat(error(invoke(name, "{\"do\":\"large\",\"size\":6291555}")).path("errorType").asText())
                .isEqualTo("Function.ResponseSizeTooLarge");
        assertThat(result(name, "{\"do\":\"large\",\"size\":6291554}").asText()).hasSize(6_291_554);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '|', value = {
            "none.handler; Runtime.ImportModuleError; Error: Cannot find module 'none'",
            "index.none; Runtime.HandlerNotFound; index.none is undefined or not exported",
            "index.value; Runtime.HandlerNotFound; index.value is not a function",
            "index; Runtime.MalformedHandlerName; Bad handler",
            "../index.handler; Runtime.MalformedHandlerName; '../index.handler' is not a valid handler name."})
    void saysWhatIsWrongWithTheHandler(String handler, String type, String message) {
        String name = node(handler, request -> {});

        for (int i = 0; i < 2; i++) {
            JsonNode error = error(invoke(name, "{}"));
            assertThat(error.path("errorType").asText()).isEqualTo(type);
            assertThat(error.path("errorMessage").asText()).startsWith(message);
        }
    }

    @Test
    void saysWhatIsWrongWithTheCode() {
        assertThat(error(invoke(node(Map.of("index.js", "exports.handler = ("), "index.handler"), "{}"))
                .path("errorType").asText()).isEqualTo("Runtime.UserCodeSyntaxError");
        assertThat(error(invoke(node(Map.of("index.js", "throw new Error('at start')"), "index.handler"), "{}"))
                .path("errorMessage").asText()).isEqualTo("at start");
    }

    @Test
    void refusesCallbacksFromNode24On() {
        String name = node("index.callback", request -> request.runtime("nodejs24.x"));

        assertThat(error(invoke(name, "{}")).path("errorType").asText())
                .isEqualTo("Runtime.CallbackHandlerDeprecated");
    }
}
