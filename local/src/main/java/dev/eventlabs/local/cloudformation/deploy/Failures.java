package dev.eventlabs.local.cloudformation.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which resources failed, for the stack's own reason. Not thread-safe. */
final class Failures {

    private final List<String> creations = new ArrayList<>();
    private final List<String> updates = new ArrayList<>();
    private Optional<String> other = Optional.empty();

    void creation(String logicalId) {
        creations.add(logicalId);
    }

    void update(String logicalId) {
        updates.add(logicalId);
    }

    /** Something about the stack as a whole. */
    void other(String reason) {
        other = Optional.of(reason);
    }

    boolean none() {
        return creations.isEmpty() && updates.isEmpty() && other.isEmpty();
    }

    String reason() {
        StringBuilder text = new StringBuilder(other.map(reason -> reason + " ").orElse(""));
        if (!creations.isEmpty()) {
            text.append("The following resource(s) failed to create: ").append(creations).append(". ");
        }
        if (!updates.isEmpty()) {
            text.append("The following resource(s) failed to update: ").append(updates).append(". ");
        }
        return text.toString();
    }
}
