package dev.eventlabs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The resource types, as CloudFormation calls them. */
final class ProvidersIT extends LambdaFixture {

    private static final String BUCKET = "{\"S3Bucket\":\"assets\",\"S3Key\":\"code.zip\"}";

    @Test
    void makesChangesAndDeletesAFunctionWithAVersionAndAnAlias() {
        recorded.put(SCOPE, "assets", "code.zip", code);
        String before = """
                {"Code":%s,"Handler":"a.B","Runtime":"java25","Role":"%s","MemorySize":256,"Timeout":9,
                "ReservedConcurrentExecutions":3,"Environment":{"Variables":{"NAME":"x"}},"KmsKeyArn":"arn:key",
                "Tags":[{"Key":"own","Value":"1"}],"LoggingConfig":{"LogFormat":"JSON","LogGroup":"g"},
                "SnapStart":{"ApplyOn":"PublishedVersions"}}""".formatted(BUCKET, ROLE);
        String after = "{\"Code\":%s,\"Handler\":\"a.C\",\"Runtime\":\"java25\",\"Role\":\"%s\"}".formatted(BUCKET,
                ROLE);

        Outcome.Done function = done(create("AWS::Lambda::Function", before));

        String name = function.physicalId();
        assertThat(name).matches("stack-Logical-ABCDEFGHIJKL");
        String arn = "arn:aws:lambda:us-east-1:000000000000:function:" + name;
        assertThat(function.attributes()).containsEntry("Arn", arn);
        var made = lambda.getFunction(request -> request.functionName(name));
        assertThat(made.configuration().environment().variables()).isEqualTo(Map.of("NAME", "x"));
        assertThat(made.configuration().kmsKeyArn()).isEqualTo("arn:key");
        assertThat(made.concurrency().reservedConcurrentExecutions()).isEqualTo(3);
        assertThat(made.tags()).isEqualTo(Map.of("own", "1", "of", "stack"));

        String version = "{\"FunctionName\":\"" + name + "\"}";
        assertThat(done(create("AWS::Lambda::Version", version)).physicalId()).isEqualTo(arn + ":1");
        assertThat(create("AWS::Lambda::Version", version)).isEqualTo(Outcome.failed(
                "A version for this Lambda function exists ( 1 ). Modify the function to create a new version."));
        String alias = "{\"FunctionName\":\"" + name + "\",\"FunctionVersion\":\"1\",\"Name\":\"live\"}";
        assertThat(done(create("AWS::Lambda::Alias", alias)).physicalId()).isEqualTo(arn + ":live");
        String permission = "{\"FunctionName\":\"" + arn
                + ":live\",\"Action\":\"lambda:InvokeFunction\",\"Principal\":\"events.amazonaws.com\"}";
        String statement = done(create("AWS::Lambda::Permission", permission)).physicalId();
        assertThat(lambda.getPolicy(request -> request.functionName(name).qualifier("live")).policy())
                .contains("\"Sid\":\"" + statement + "\"");
        String config = "{\"FunctionName\":\"" + name + "\",\"Qualifier\":\"live\",\"MaximumRetryAttempts\":1}";
        done(create("AWS::Lambda::EventInvokeConfig", config));
        assertThat(lambda.getFunctionEventInvokeConfig(request -> request.functionName(name).qualifier("live"))
                .maximumRetryAttempts()).isEqualTo(1);

        done(update("AWS::Lambda::Function", name, before, after));
        var changed = lambda.getFunction(request -> request.functionName(name));
        assertThat(changed.configuration().memorySize()).as("back to the default").isEqualTo(128);
        assertThat(changed.configuration().environment()).isNull();
        assertThat(changed.concurrency()).isNull();
        assertThat(changed.tags()).isEqualTo(Map.of("of", "stack"));

        done(delete("AWS::Lambda::EventInvokeConfig", name + "|live", config));
        done(delete("AWS::Lambda::Permission", statement, permission));
        done(delete("AWS::Lambda::Alias", arn + ":live", alias));
        done(delete("AWS::Lambda::Version", arn + ":1", version));
        done(delete("AWS::Lambda::Function", name, after));
        done(delete("AWS::Lambda::Function", name, after));
        done(delete("AWS::Lambda::Alias", arn + ":live", alias));
        assertThat(service.exists(SCOPE, arn)).isFalse();
    }

    @Test
    void failsInTheWordsOfTheApiAndLeavesNothing() {
        recorded.put(SCOPE, "assets", "code.zip", code);
        String tooMuch = """
                {"FunctionName":"too-much","Code":%s,"Handler":"a.B","Runtime":"java25","Role":"%s",
                "ReservedConcurrentExecutions":950}""".formatted(BUCKET, ROLE);

        assertThatThrownBy(() -> create("AWS::Lambda::Function", tooMuch)).isInstanceOf(AwsException.class)
                .hasMessageStartingWith("Specified ReservedConcurrentExecutions for function");
        assertThat(service.exists(SCOPE, "arn:aws:lambda:us-east-1:000000000000:function:too-much")).isFalse();
        assertThatThrownBy(() -> create("AWS::Lambda::Function",
                "{\"Code\":{\"ZipFile\":\"x\"},\"Handler\":\"a\",\"Runtime\":\"java25\",\"Role\":\"" + ROLE + "\"}"))
                .isInstanceOf(AwsException.class).hasMessageStartingWith("ZipFile is the source of a function");
    }

    private Outcome create(String type, String properties) {
        return call(provider(type), properties, (provider, each) -> provider.create(context(), each));
    }

    private Outcome update(String type, String physicalId, String before, String after) {
        ResourceProvider<Object> provider = provider(type);
        return provider.update(context(), physicalId, read(provider, before), read(provider, after));
    }

    private Outcome delete(String type, String physicalId, String properties) {
        return call(provider(type), properties, (provider, each) -> provider.delete(context(), physicalId, each));
    }

    private interface Action {
        Outcome on(ResourceProvider<Object> provider, Object properties);
    }

    private static Outcome call(ResourceProvider<Object> provider, String properties, Action action) {
        return action.on(provider, read(provider, properties));
    }

    private static Object read(ResourceProvider<Object> provider, String properties) {
        return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE).build()
                .convertValue(Json.parseOwn(properties), provider.properties());
    }

    @SuppressWarnings("unchecked")
    private ResourceProvider<Object> provider(String type) {
        return (ResourceProvider<Object>) service.resources().stream().filter(each -> each.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome.Done done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    private static ResourceContext context() {
        return new ResourceContext(SCOPE, "arn:stack", "stack", "Logical", "type", Map.of("of", "stack"),
                "ABCDEFGHIJKL");
    }
}
