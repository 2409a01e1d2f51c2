package dev.eventlabs.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code AWS::Lambda::Function}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html">the type</a>
 */
final class FunctionProvider implements ResourceProvider<FunctionProvider.FunctionProperties> {

    private static final int LONGEST_NAME = 64;

    private final Functions functions;

    FunctionProvider(Functions functions) {
        this.functions = functions;
    }

    record FunctionProperties(String functionName, Code code, String handler, String runtime, String role,
            List<String> architectures, String description, Environment environment, Integer memorySize,
            Integer timeout, TracingConfig tracingConfig, SnapStart snapStart, LoggingConfig loggingConfig,
            Integer reservedConcurrentExecutions, DeadLetterConfig deadLetterConfig, VpcConfig vpcConfig,
            EphemeralStorage ephemeralStorage, String kmsKeyArn, String packageType, String recursiveLoop,
            RuntimeManagementConfig runtimeManagementConfig, List<Tag> tags) {}

    record Code(String s3Bucket, String s3Key, String s3ObjectVersion, String zipFile) {}

    record Environment(Map<String, String> variables) {}

    record TracingConfig(String mode) {}

    record SnapStart(String applyOn) {}

    record LoggingConfig(String logFormat, String applicationLogLevel, String systemLogLevel, String logGroup) {}

    record DeadLetterConfig(String targetArn) {}

    record VpcConfig(List<String> subnetIds, List<String> securityGroupIds, Boolean ipv6AllowedForDualStack) {}

    record EphemeralStorage(Integer size) {}

    record RuntimeManagementConfig(String updateRuntimeOn, String runtimeVersionArn) {}

    @Override
    public String type() {
        return "AWS::Lambda::Function";
    }

    @Override
    public Class<FunctionProperties> properties() {
        return FunctionProperties.class;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("FunctionName");
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("FunctionName", "PackageType");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("Architectures", "EphemeralStorage", "KmsKeyArn", "RecursiveLoop", "Role",
                "RuntimeManagementConfig", "TracingConfig", "VpcConfig");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn", "SnapStartResponse", "SnapStartResponse.ApplyOn", "SnapStartResponse.OptimizationStatus");
    }

    @Override
    public Outcome create(ResourceContext context, FunctionProperties properties) {
        String name = properties.functionName() == null ? context.generatedName(LONGEST_NAME)
                : properties.functionName();
        functions.create(context.scope(), input(name, properties));
        try {
            return settle(context, name, properties);
        } catch (AwsException e) {
            // It has been made, but nobody would know its id to delete it.
            functions.delete(context.scope(), FunctionName.parse(context.scope(), name));
            throw e;
        }
    }

    @Override
    public Outcome update(ResourceContext context, String physicalId, FunctionProperties before,
            FunctionProperties after) {
        functions.replace(context.scope(), FunctionName.parse(context.scope(), physicalId),
                input(physicalId, after));
        return settle(context, physicalId, after);
    }

    @Override
    public Outcome delete(ResourceContext context, String physicalId, FunctionProperties properties) {
        return Properties.delete(physicalId,
                () -> functions.delete(context.scope(), FunctionName.parse(context.scope(), physicalId)));
    }

    /** What has actions of its own in the API. */
    private Outcome settle(ResourceContext context, String name, FunctionProperties properties) {
        Scope scope = context.scope();
        Function function = functions.get(scope, FunctionName.parse(scope, name));
        functions.reserve(function, Optional.ofNullable(properties.reservedConcurrentExecutions()));
        functions.recursion(function, Optional.ofNullable(properties.recursiveLoop()).orElse("Terminate"));
        functions.retag(function, Tag.of(context, properties.tags()));
        return Outcome.done(name, Map.of("Arn", function.arn(),
                "SnapStartResponse.ApplyOn", function.latest.settings().snapStart(),
                "SnapStartResponse.OptimizationStatus", "Off"));
    }

    private static Input input(String name, FunctionProperties properties) {
        ObjectNode members = Properties.members(properties).put("FunctionName", name);
        if (members.has("KmsKeyArn")) {
            members.set("KMSKeyArn", members.remove("KmsKeyArn"));
        }
        if (properties.code() != null && properties.code().zipFile() != null) {
            ((ObjectNode) members.get("Code")).put("ZipFile",
                    InlineCode.zip(properties.runtime(), properties.code().zipFile()));
        }
        members.remove("Tags");
        return Properties.input(members);
    }
}
