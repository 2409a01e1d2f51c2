package dev.eventlabs.local.cloudformation;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;

/** A handle nobody waits on: the usual way to have a template with no other resource. */
final class WaitConditionHandle implements ResourceProvider<WaitConditionHandle.Properties> {

    record Properties() {}

    @Override
    public String type() {
        return "AWS::CloudFormation::WaitConditionHandle";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        return Outcome.done("https://cloudformation-waitcondition-" + context.scope().region() + ".s3.amazonaws.com/"
                + context.stackId() + "/" + context.logicalId() + "/" + context.suffix());
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
