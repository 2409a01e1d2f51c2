package dev.eventlabs.local.cloudformation.deploy;

import dev.eventlabs.local.cloudformation.intrinsic.DynamicReferences;
import dev.eventlabs.local.cloudformation.resource.ResourceTypes;
import dev.eventlabs.local.cloudformation.stack.Exports;
import dev.eventlabs.local.cloudformation.stack.StackStore;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Parameters;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;

/** What every deployment needs. Thread-safe. */
public record Surroundings(StackStore store, ResourceTypes types, Parameters parameters, Time time, Ids ids) {

    public Exports exports() {
        return new Exports(store);
    }

    public DynamicReferences dynamicReferences(Scope scope) {
        return new DynamicReferences(name -> parameters.value(scope, name));
    }
}
