package dev.eventlabs.local.cloudformation;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Set;

/** What the CDK says of itself in every stack; nothing comes of it, on AWS neither. */
final class CdkMetadata implements ResourceProvider<CdkMetadata.Properties> {

    record Properties(String analytics) {}

    @Override
    public String type() {
        return "AWS::CDK::Metadata";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> withoutEffect() {
        return Set.of("Analytics");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        return Outcome.done(context.stackId().substring(context.stackId().lastIndexOf('/') + 1));
    }

    @Override
    public Outcome update(ResourceContext context, String physicalId, Properties before, Properties after) {
        return Outcome.done(physicalId);
    }

    @Override
    public Outcome delete(ResourceContext context, String physicalId, Properties properties) {
        return Outcome.done(physicalId);
    }
}
