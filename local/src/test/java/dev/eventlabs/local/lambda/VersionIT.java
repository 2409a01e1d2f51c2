package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.lambda.handlers.Snapped;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.State;

final class VersionIT extends LambdaFixture {

    @Test
    void aPublishedVersionNeverChanges() {
        String name = marked("one");
        assertThat(lambda.publishVersion(request -> request.functionName(name).description("first")).version())
                .isEqualTo("1");

        mark(name, "two");

        assertThat(result(name, "{\"do\":\"version\"}").asText()).isEqualTo("$LATEST two");
        assertThat(result(name + ":1", "{\"do\":\"version\"}").asText()).isEqualTo("1 one");
        assertThat(lambda.publishVersion(request -> request.functionName(name)).version()).isEqualTo("2");
        assertThat(lambda.publishVersion(request -> request.functionName(name)).version()).as("nothing has changed")
                .isEqualTo("2");
        assertThat(lambda.listVersionsByFunction(request -> request.functionName(name)).versions())
                .extracting(each -> each.version()).containsExactly("$LATEST", "1", "2");
    }

    @Test
    void anAliasMovesFromVersionToVersion() {
        String name = marked("one");
        lambda.publishVersion(request -> request.functionName(name));
        mark(name, "two");
        lambda.publishVersion(request -> request.functionName(name));
        lambda.createAlias(request -> request.functionName(name).name("live").functionVersion("1"));
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:" + name + ":live";

        InvokeResponse before = invoke(arn, "{\"do\":\"version\"}");
        lambda.updateAlias(request -> request.functionName(name).name("live").functionVersion("2"));

        assertThat(before.executedVersion()).isEqualTo("1");
        assertThat(before.payload().asUtf8String()).isEqualTo("\"1 one\"");
        assertThat(lambda.invoke(request -> request.functionName(name).qualifier("live")
                .payload(SdkBytes.fromUtf8String("{\"do\":\"context\"}"))).payload().asUtf8String())
                .contains("\"arn\":\"" + arn + "\"", "\"version\":\"2\"");
        assertThatThrownBy(() -> lambda.deleteFunction(request -> request.functionName(name).qualifier("2")))
                .isInstanceOf(ResourceConflictException.class);
    }

    @Test
    void anAliasSharesItsInvocationsByWeight() {
        String name = marked("one");
        lambda.publishVersion(request -> request.functionName(name));
        mark(name, "two");
        lambda.publishVersion(request -> request.functionName(name));
        lambda.createAlias(request -> request.functionName(name).name("both").functionVersion("1")
                .routingConfig(each -> each.additionalVersionWeights(Map.of("2", 1.0))));

        assertThat(invoke(name + ":both", "{}").executedVersion()).isEqualTo("2");
        assertThatThrownBy(() -> lambda.updateAlias(request -> request.functionName(name).name("both")
                .routingConfig(each -> each.additionalVersionWeights(Map.of("1", 0.5)))))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageStartingWith("Invalid function version 1. Function version 1 is already included");
    }

    @Test
    void f84RunsTheHooksOfAPublishedVersionWithSnapStartOnly() {
        String name = function(request -> request.handler(Snapped.class.getName())
                .snapStart(each -> each.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS)));
        lambda.publishVersion(request -> request.functionName(name));

        var version = lambda.getFunctionConfiguration(request -> request.functionName(name).qualifier("1"));

        assertThat(version.state()).isEqualTo(State.ACTIVE);
        assertThat(version.snapStart().optimizationStatus()).isEqualTo(SnapStartOptimizationStatus.ON);
        assertThat(invoke(name, "{}").payload().asUtf8String()).isEqualTo("[]");
        assertThat(invoke(name + ":1", "{}").payload().asUtf8String()).isEqualTo("[\"before\",\"after\"]");
    }

    @Test
    void saysWhatIsNotThere() {
        String name = function();
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:" + name;

        assertThatThrownBy(() -> invoke(name + ":9", "{}")).isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Function not found: " + arn + ":9");
        assertThatThrownBy(() -> lambda.getAlias(request -> request.functionName(name).name("none")))
                .hasMessageStartingWith("Cannot find alias arn: " + arn + ":none");
        assertThatThrownBy(() -> lambda
                .createAlias(request -> request.functionName(name).name("live").functionVersion("9")))
                .hasMessageStartingWith("Function not found: " + arn + ":9");
        assertThatThrownBy(() -> lambda.getFunction(request -> request.functionName(name + ":1").qualifier("2")))
                .isInstanceOf(InvalidParameterValueException.class).hasMessageStartingWith(
                        "The derived qualifier from the function name does not match the specified qualifier.");
    }

    private String marked(String mark) {
        return function(request -> request.environment(each -> each.variables(Map.of("MARK", mark))));
    }

    private void mark(String name, String mark) {
        lambda.updateFunctionConfiguration(
                request -> request.functionName(name).environment(each -> each.variables(Map.of("MARK", mark))));
    }
}
