package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.State;

final class FunctionIT extends LambdaFixture {

    @Test
    void givesTheCodeBackAsItWas() throws IOException {
        String name = function();

        GetFunctionResponse function = lambda.getFunction(request -> request.functionName(name));

        assertThat(function.configuration().state()).isEqualTo(State.ACTIVE);
        assertThat(function.configuration().lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
        assertThat(function.configuration().codeSize()).isEqualTo(code.length);
        try (var in = URI.create(function.code().location()).toURL().openStream()) {
            assertThat(in.readAllBytes()).isEqualTo(code);
        }
    }

    @Test
    void takesCodeFromABucketAndRunsItAtOnceAfterAnUpdate() {
        String name = function();
        assertThat(result(name, "{}").asInt()).isEqualTo(1);
        recorded.put(SCOPE, "assets", "code.zip", code);

        lambda.updateFunctionCode(request -> request.functionName(name).s3Bucket("assets").s3Key("code.zip"));

        assertThat(result(name, "{}").asInt()).as("a new environment").isEqualTo(1);
        assertRefused("InvalidParameterValueException",
                "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.",
                request -> request.code(each -> each.s3Bucket("assets").s3Key("none")));
        assertRefused("InvalidParameterValueException",
                "Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist",
                request -> request.code(each -> each.s3Bucket("nowhere").s3Key("none")));
    }

    @Test
    void keepsWhatAnUpdateDoesNotName() {
        String name = function(request -> request.description("what").memorySize(200));

        lambda.updateFunctionConfiguration(request -> request.functionName(name).timeout(7));

        var configuration = lambda.getFunctionConfiguration(request -> request.functionName(name));
        assertThat(configuration.timeout()).isEqualTo(7);
        assertThat(configuration.memorySize()).isEqualTo(200);
        assertThat(configuration.description()).isEqualTo("what");
    }

    @Test
    void refusesAFunctionThatIsThere() {
        String name = function();

        assertThatThrownBy(() -> function(request -> request.functionName(name)))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageStartingWith("Function already exist: " + name);
    }

    @Test
    void f78RefusesWhatAwsRefuses() {
        assertRefused("InvalidParameterValueException", "Value python3.13 at 'runtime' failed to satisfy constraint",
                request -> request.runtime("python3.13"));
        assertRefused("ValidationException", "1 validation error detected: Value '901' at 'timeout'",
                request -> request.timeout(901));
        assertRefused("ValidationException", "1 validation error detected: Value '127' at 'memorySize'",
                request -> request.memorySize(127));
        assertRefused("ValidationException", "1 validation error detected: Value 'r1' at 'role'",
                request -> request.role("r1"));
        assertRefused("InvalidParameterValueException",
                "Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION",
                request -> request.environment(each -> each.variables(Map.of("AWS_REGION", "x"))));
        assertRefused("InvalidParameterValueException",
                "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.",
                request -> request.environment(each -> each.variables(Map.of("LARGE", "x".repeat(4096)))));
        assertRefused("InvalidParameterValueException", "The embedded AWS doesn't support the function's Layers.",
                request -> request.layers("arn:aws:lambda:us-east-1:000000000000:layer:l:1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a zip", ""})
    void refusesWhatIsNoZip(String content) {
        assertThatThrownBy(
                () -> function(request -> request.code(each -> each.zipFile(SdkBytes.fromUtf8String(content)))))
                .hasMessageStartingWith(
                        "Could not unzip uploaded file. Please check your file, then try to upload again.");
    }

    @Test
    void refusesAZipThatReachesOutOfItsRoot() {
        byte[] slip = Zip.of(Map.of("../outside.txt", "x"));

        assertThatThrownBy(() -> function(request -> request.code(each -> each.zipFile(SdkBytes.fromByteArray(slip)))))
                .hasMessageStartingWith("Could not unzip uploaded file.");
    }

    @ParameterizedTest
    @CsvSource({"%s", "000000000000:function:%s", "arn:aws:lambda:us-east-1:000000000000:function:%s",
            "function:%s", "arn:aws:lambda:us-east-1:000000000000:function:%s:$LATEST"})
    void isFoundByEveryFormOfItsName(String form) {
        String name = function();

        assertThat(
                lambda.getFunctionConfiguration(request -> request.functionName(form.formatted(name))).functionName())
                .isEqualTo(name);
    }

    @Test
    void isNotFoundInAnotherRegion() {
        assertThatThrownBy(() -> lambda.getFunction(
                request -> request.functionName("arn:aws:lambda:eu-west-1:000000000000:function:some-function")))
                .hasMessageStartingWith("Functions from 'eu-west-1' are not reachable in this region ('us-east-1')");
    }

    @Test
    void listsInPages() {
        function();
        function();

        var first = lambda.listFunctions(request -> request.maxItems(1));
        var second = lambda.listFunctions(request -> request.maxItems(1).marker(first.nextMarker()));

        assertThat(first.functions()).hasSize(1);
        assertThat(second.functions().getFirst().functionName())
                .isNotEqualTo(first.functions().getFirst().functionName());
        assertThat(lambda.listFunctionsPaginator().functions().stream().count()).isGreaterThan(1);
    }

    @Test
    void endsItsEnvironmentsWhenItIsDeleted() {
        String name = function();
        invoke(name, "{}");

        lambda.deleteFunction(request -> request.functionName(name));

        assertThat(service.exists(SCOPE, "arn:aws:lambda:us-east-1:000000000000:function:" + name)).isFalse();
        assertThatThrownBy(() -> invoke(name, "{}")).hasMessageStartingWith("Function not found");
    }

    private void assertRefused(String code, String message, Consumer<CreateFunctionRequest.Builder> wish) {
        assertThatThrownBy(() -> function(wish)).isInstanceOfSatisfying(LambdaException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.awsErrorDetails().errorMessage()).startsWith(message);
        });
    }
}
