package dev.eventlabs.local.spi;

import java.util.Optional;
import java.util.Set;

/**
 * One CloudFormation resource type. It gets resolved properties and never sees the template. Thread-safe; a call may block (it has a
 * virtual thread of its own) and should give up when interrupted.
 *
 * @param <P> the properties: a record whose components are the type's properties in lower camel case ({@code queueName} for
 *            {@code QueueName}; {@code @JsonProperty} where AWS's spelling differs), {@code null} where not given. Text is converted to
 *            numbers and booleans as CloudFormation does. A property that the record doesn't have is refused by name.
 */
public interface ResourceProvider<P> {

    /** For instance {@code AWS::SQS::Queue}; {@code Custom::*} for all custom resources. */
    String type();

    Class<P> properties();

    /** Top-level properties (in AWS's spelling) whose change replaces the resource. */
    default Set<String> createOnly() {
        return Set.of();
    }

    /** Those of the top-level properties whose change replaces the resource when it is this one. */
    default Set<String> createOnly(P before, P after) {
        return createOnly();
    }

    /** The property that is the resource's own name, if no two can have the same: one that has it can't be replaced under it. */
    default Optional<String> nameProperty() {
        return Optional.empty();
    }

    /** Properties that are accepted and kept, but change nothing here; the documentation lists them. A dot leads to what is inside one. */
    default Set<String> withoutEffect() {
        return Set.of();
    }

    /** What {@code Fn::GetAtt} may name; checked before anything is created. A name ending in {@code .*} stands for any below it. */
    default Set<String> attributes() {
        return Set.of();
    }

    /** @throws AwsException for whatever the API would refuse, as may the others: the resource fails in its words */
    Outcome create(ResourceContext context, P properties);

    /** Changes what is there. An answer with another physical id is a replacement: the old one is deleted once the stack has switched. */
    Outcome update(ResourceContext context, String physicalId, P before, P after);

    /** Deletes it; one that is no longer there is done. */
    Outcome delete(ResourceContext context, String physicalId, P properties);
}
