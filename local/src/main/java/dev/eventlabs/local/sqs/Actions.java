package dev.eventlabs.local.sqs;

import dev.eventlabs.local.spi.Action;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** SQS's actions by name. Filled once, then only read. */
final class Actions {

    private final Map<String, Action> byName = new TreeMap<>();

    Actions on(String name, Action action) {
        if (byName.put(name, action) != null) {
            throw new IllegalStateException("Action " + name + " is there twice.");
        }
        return this;
    }

    Optional<Action> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Set<String> names() {
        return byName.keySet();
    }
}
