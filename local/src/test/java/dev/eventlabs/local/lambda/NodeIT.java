package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;

final class NodeIT extends NodeFixture {

    @Test
    void keepsItsEnvironmentWarm() {
        String name = node();

        assertThat(result(name, "{\"do\":\"count\"}").asInt()).isEqualTo(1);
        assertThat(result(name, "{\"do\":\"count\"}").asInt()).isEqualTo(2);
        assertThat(result(name, "{\"do\":\"echo\",\"umlaut\":\"ü€\"}").path("umlaut").asText()).isEqualTo("ü€");
    }

    @ParameterizedTest
    @CsvSource({"nodejs18.x", "nodejs20.x", "nodejs22.x", "nodejs24.x"})
    void runsEachOfTheRuntimes(String runtime) {
        String name = node("index.nested.deep", request -> request.runtime(runtime));

        assertThat(result(name, "{}").asText()).isEqualTo("deep");
        assertThat(recorded.messages("/aws/lambda/" + name).getFirst())
                .isEqualTo("INIT_START Runtime Version: " + runtime.replace("nodejs", "nodejs:").replace(".x", "")
                        + "\n");
    }

    @Test
    void givesTheContextOfTheInvocation() {
        String name = node("index.handler", request -> request.timeout(30).memorySize(200));

        JsonNode context = result(name, "{\"do\":\"context\"}");

        assertThat(context.path("functionName").asText()).isEqualTo(name);
        assertThat(context.path("functionVersion").asText()).isEqualTo("$LATEST");
        assertThat(context.path("memoryLimitInMB").asText()).isEqualTo("200");
        assertThat(context.path("logGroupName").asText()).isEqualTo("/aws/lambda/" + name);
        assertThat(context.path("logStreamName").asText()).contains("[$LATEST]");
        assertThat(context.path("invokedFunctionArn").asText()).endsWith(":function:" + name);
        assertThat(context.path("awsRequestId").asText()).hasSize(36);
        assertThat(context.path("callbackWaitsForEmptyEventLoop").asBoolean()).isTrue();
        assertThat(context.path("remaining").asInt()).isBetween(1, 30_000);
    }

    @Test
    void hasTheVariablesOfTheEnvironmentAndNoHome() {
        String name = node("index.handler",
                request -> request.environment(each -> each.variables(Map.of("OWN", "mine"))));

        JsonNode variables = result(name, "{\"do\":\"environment\"}");

        assertThat(variables.path("OWN").asText()).isEqualTo("mine");
        assertThat(variables.path("AWS_EXECUTION_ENV").asText()).isEqualTo("AWS_Lambda_nodejs22.x");
        assertThat(variables.path("AWS_ENDPOINT_URL").asText()).startsWith("http://");
        assertThat(variables.has("HOME")).isFalse();
        assertThat(result(name, "{\"do\":\"home\"}").asText()).isEqualTo("/home/sbx_user1051");
    }

    @Test
    void waitsForWhatTheHandlerHasBegunBeforeItTakesTheCallbacksAnswer() {
        String name = node("index.callback", request -> {});

        assertThat(result(name, "{}")).hasToString("{\"late\":\"late\"}");
        assertThat(result(name, "{\"silent\":true}").isNull()).as("nothing said").isTrue();
        assertThat(error(invoke(name, "{\"fail\":true}")).path("errorMessage").asText()).isEqualTo("called back");
        assertThat(result(name, "{\"wait\":false}")).hasToString("{\"late\":\"early\"}");
    }

    @Test
    void takesTheOldWaysToAnswer() {
        assertThat(result(node("index.done", request -> {}), "{}").asText()).isEqualTo("done");
        assertThat(result(node("index.never", request -> {}), "{}").isNull()).isTrue();
    }

    @Test
    void runsModulesOfEveryKind() {
        String module = "import fs from 'node:fs'; export const handler = async () => typeof fs.readFileSync;";
        String common = "exports.handler = async () => typeof require;";

        assertThat(result(node(Map.of("index.mjs", module), "index.handler"), "{}").asText()).isEqualTo("function");
        assertThat(result(node(Map.of("app.cjs", common), "app.handler"), "{}").asText()).isEqualTo("function");
        assertThat(result(node(Map.of("src/app.js", module, "package.json", "{\"type\":\"module\"}"),
                "src/app.handler"), "{}").asText()).isEqualTo("function");
    }

    @Test
    void bringsTheSdkAlongForRequireAndImport() {
        String name = node("index.handler", request -> request.timeout(60));

        assertThat(result(name, "{\"do\":\"sdk\"}")).hasToString("[\"SQSClient\",\"S3Client\"]");
        assertThat(error(invoke(name, "{\"do\":\"foreign\"}")).path("errorMessage").asText())
                .startsWith("@aws-sdk/client-braket isn't among the packages of the AWS SDK");
    }

    @Test
    void installsNothingOnThisMachine() {
        assertThat(error(invoke(node(), "{\"do\":\"npm\"}")).path("errorMessage").asText())
                .contains("Command failed: npm install", "install no packages at run time");
    }

    @Test
    void refusesSnapshots() {
        assertThatThrownBy(() -> node("index.handler",
                request -> request.snapStart(each -> each.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS))))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageStartingWith("nodejs22.x is not supported for SnapStart enabled functions.");
    }
}
