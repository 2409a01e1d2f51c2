package dev.eventlabs.local.kinesis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Set;

/**
 * {@code AWS::Kinesis::ResourcePolicy}: the policy is kept as the stream's.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kinesis-resourcepolicy.html">the type</a>
 */
final class ResourcePolicyProvider implements ResourceProvider<ResourcePolicyProvider.Properties> {

    private final Address address;

    ResourcePolicyProvider(Address address) {
        this.address = address;
    }

    record Properties(String resourceArn, JsonNode resourcePolicy) {}

    @Override
    public String type() {
        return "AWS::Kinesis::ResourcePolicy";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("ResourceArn");
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("ResourcePolicy");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        if (properties.resourceArn() == null || properties.resourcePolicy() == null) {
            return Outcome.failed(
                    "Properties validation failed: required keys [ResourceArn, ResourcePolicy] must be given");
        }
        address.byArn(context.scope(), properties.resourceArn()).settings()
                .policy(properties.resourcePolicy().toString());
        return Outcome.done(properties.resourceArn());
    }

    @Override
    public Outcome update(ResourceContext context, String arn, Properties before, Properties after) {
        return create(context, after);
    }

    @Override
    public Outcome delete(ResourceContext context, String arn, Properties properties) {
        address.find(arn).ifPresent(stream -> stream.settings().policy(null));
        return Outcome.done(arn);
    }
}
