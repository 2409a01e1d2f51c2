package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import java.util.Map;
import java.util.Set;

/** {@code AWS::StepFunctions::StateMachineVersion}. */
record VersionProvider(Machines machines) implements ResourceProvider<VersionProvider.Properties> {

    record Properties(String description, String stateMachineArn, String stateMachineRevisionId) {}

    @Override
    public String type() {
        return "AWS::StepFunctions::StateMachineVersion";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> createOnly() {
        return Set.of("Description", "StateMachineArn", "StateMachineRevisionId");
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Arn");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        synchronized (machines) {
            Machine machine = machines.get(properties.stateMachineArn());
            String current = machine.current.id() == null ? "INITIAL" : machine.current.id();
            if (properties.stateMachineRevisionId() != null && !properties.stateMachineRevisionId().equals(current)) {
                throw Errors.conflict("Failed to publish the State Machine version for revision "
                        + properties.stateMachineRevisionId() + ". The current State Machine revision is " + current
                        + ".");
            }
            String arn = machines.publish(machine, properties.description()).arn();
            return Outcome.done(arn, Map.of("Arn", arn));
        }
    }

    @Override
    public Outcome update(ResourceContext context, String arn, Properties before, Properties after) {
        return Outcome.done(arn, Map.of("Arn", arn));
    }

    @Override
    public Outcome delete(ResourceContext context, String arn, Properties properties) {
        machines.deleteVersion(arn);
        return Outcome.done(arn);
    }
}
