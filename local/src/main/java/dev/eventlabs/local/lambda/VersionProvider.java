package dev.eventlabs.local.lambda;

import dev.eventlabs.local.spi.FunctionName;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Map;
import java.util.Set;

/**
 * {@code AWS::Lambda::Version}. A version never changes, so any change makes another.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-version.html">the type</a>
 */
final class VersionProvider implements ResourceProvider<VersionProvider.VersionProperties> {

    private final Functions functions;

    VersionProvider(Functions functions) {
        this.functions = functions;
    }

    record VersionProperties(String functionName, String description, String codeSha256) {}

    @Override
    public String type() {
        return "AWS::Lambda::Version";
    }

    @Override
    public Class<VersionProperties> properties() {
        return VersionProperties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("FunctionName", "Description", "CodeSha256");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Version", "FunctionArn");
    }

    @Override
    public Outcome create(ResourceContext context, VersionProperties properties) {
        FunctionName name = FunctionName.parse(context.scope(), properties.functionName());
        Function function = functions.get(context.scope(), name);
        int before = function.lastVersion;
        FunctionVersion version = functions.publish(context.scope(), name,
                Properties.input(Properties.members(properties)));
        if (function.lastVersion == before) {
            return Outcome.failed("A version for this Lambda function exists ( " + version.version()
                    + " ). Modify the function to create a new version.");
        }
        return done(function.arn() + ":" + version.version(), version.version());
    }

    @Override
    public Outcome update(ResourceContext context, String physicalId, VersionProperties before,
            VersionProperties after) {
        return done(physicalId, physicalId.substring(physicalId.lastIndexOf(':') + 1));
    }

    @Override
    public Outcome delete(ResourceContext context, String physicalId, VersionProperties properties) {
        return Properties.delete(physicalId,
                () -> functions.delete(context.scope(), FunctionName.parse(context.scope(), physicalId)));
    }

    private static Outcome done(String arn, String version) {
        return Outcome.done(arn, Map.of("Version", version, "FunctionArn", arn));
    }
}
