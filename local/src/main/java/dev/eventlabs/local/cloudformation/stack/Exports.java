package dev.eventlabs.local.cloudformation.stack;

import dev.eventlabs.local.spi.Scope;
import java.util.List;
import java.util.Optional;

/** What stacks export and import, per account and region. Thread-safe. */
public record Exports(StackStore store) {

    public record Export(String stackId, String name, String value) {}

    public List<Export> all(Scope scope) {
        return store.all(scope).stream().filter(stack -> stack.status() != StackStatus.DELETE_COMPLETE)
                .flatMap(stack -> stack.deployed().outputs().stream().filter(output -> output.exportName().isPresent())
                        .map(output -> new Export(stack.id(), output.exportName().get(), output.value())))
                .toList();
    }

    public Optional<String> value(Scope scope, String name) {
        return find(scope, name).map(Export::value);
    }

    public Optional<Export> find(Scope scope, String name) {
        return all(scope).stream().filter(export -> export.name().equals(name)).findFirst();
    }

    /** An output of a stack, exported or not. */
    public Optional<String> output(Scope scope, String stackName, String key) {
        return store.find(scope, stackName).stream().flatMap(stack -> stack.deployed().outputs().stream())
                .filter(output -> output.key().equals(key)).map(Output::value).findFirst();
    }

    /** The names of the stacks that use an export. */
    public List<String> importers(Scope scope, String name) {
        return store.all(scope).stream().filter(stack -> stack.status() != StackStatus.DELETE_COMPLETE
                && stack.deployed().imports().contains(name)).map(Stack::name).toList();
    }
}
