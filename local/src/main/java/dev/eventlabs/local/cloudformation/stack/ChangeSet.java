package dev.eventlabs.local.cloudformation.stack;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change set.
 *
 * @param reason why it failed
 */
public record ChangeSet(String id, String name, String stackId, Kind kind, Optional<String> description,
        Instant created,
        Definition definition, List<ResourceChange> changes, Status status, ExecutionStatus executionStatus,
        Optional<String> reason, Request request) {

    public enum Kind {
        CREATE, UPDATE
    }

    public enum Status {
        CREATE_COMPLETE, FAILED
    }

    public enum ExecutionStatus {
        UNAVAILABLE, AVAILABLE, EXECUTE_IN_PROGRESS, EXECUTE_COMPLETE, EXECUTE_FAILED
    }

    /** What was asked for besides the definition, and is only told. */
    public record Request(boolean includeNestedStacks, boolean importExistingResources, Optional<String> onStackFailure,
            Optional<String> deploymentMode) {}

    public ChangeSet with(ExecutionStatus newStatus) {
        return new ChangeSet(id, name, stackId, kind, description, created, definition, changes, status, newStatus,
                reason,
                request);
    }
}
