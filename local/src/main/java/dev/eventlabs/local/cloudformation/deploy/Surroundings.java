package dev.eventlabs.local.cloudformation.deploy;

import dev.eventlabs.local.cloudformation.intrinsic.DynamicReferences;
import dev.eventlabs.local.cloudformation.plan.StackValues;
import dev.eventlabs.local.cloudformation.resource.ResourceTypes;
import dev.eventlabs.local.cloudformation.stack.Exports;
import dev.eventlabs.local.cloudformation.stack.StackStore;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Parameters;
import dev.eventlabs.local.spi.PublicUrls;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Secrets;
import dev.eventlabs.local.spi.Time;
import java.util.Optional;
import java.util.function.Consumer;

/** What every deployment needs. Thread-safe. */
public record Surroundings(StackStore store, ResourceTypes types, Parameters parameters, Secrets secrets,
        PublicUrls urls, Time time, Ids ids) {

    public Exports exports() {
        return new Exports(store);
    }

    /**
     * What other stacks give a stack.
     *
     * @param used gets the name of every export that is asked for
     */
    public StackValues.Others others(Scope scope, Consumer<String> used) {
        Exports exports = exports();
        return new StackValues.Others() {
            @Override
            public Optional<String> export(String name) {
                used.accept(name);
                return exports.value(scope, name);
            }

            @Override
            public Optional<String> output(Scope where, String stackName, String outputName) {
                return exports.output(where, stackName, outputName);
            }
        };
    }

    public DynamicReferences dynamicReferences(Scope scope) {
        return new DynamicReferences(name -> parameters.value(scope, name),
                (id, version) -> secrets.text(scope, id, version));
    }
}
