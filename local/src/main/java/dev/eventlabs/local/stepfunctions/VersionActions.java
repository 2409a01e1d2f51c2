package dev.eventlabs.local.stepfunctions;

import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.util.List;

/** Versions of state machines. Thread-safe. */
record VersionActions(Machines machines) {

    void register(Api.ActionsBuilder actions) {
        actions.on("PublishStateMachineVersion", this::publish)
                .on("DeleteStateMachineVersion", this::delete)
                .on("ListStateMachineVersions", this::list);
    }

    private Struct publish(Call call, Input input) {
        synchronized (machines) {
            Machine machine = machine(input);
            String revision = input.optionalText("revisionId").orElse(null);
            if (revision != null && !revision.equals(machine.current.id())) {
                throw Errors.conflict("Failed to publish the State Machine version for revision " + revision
                        + ". The current State Machine revision is " + machine.current.id() + ".");
            }
            Machine.Version version = machines.publish(machine, input.optionalText("description").orElse(null));
            return Struct.of("creationDate", version.created()).with("stateMachineVersionArn", version.arn());
        }
    }

    private Struct delete(Call call, Input input) {
        machines.deleteVersion(input.text("stateMachineVersionArn"));
        return Struct.of();
    }

    private Struct list(Call call, Input input) {
        synchronized (machines) {
            List<Machine.Version> all = List.copyOf(machine(input).versions.values()).reversed();
            return Pages.of(all, input, "stateMachineVersions", each -> -each.number(),
                    each -> Struct.of("stateMachineVersionArn", each.arn()).with("creationDate", each.created()));
        }
    }

    private Machine machine(Input input) {
        String arn = input.text("stateMachineArn");
        Arns.parseMachine(arn);
        return machines.get(arn);
    }
}
