package dev.eventlabs.local.cloudformation.stack;

/** Where a resource of a stack is in its life. */
public enum ResourceStatus {

    CREATE_IN_PROGRESS, CREATE_FAILED, CREATE_COMPLETE,
    UPDATE_IN_PROGRESS, UPDATE_FAILED, UPDATE_COMPLETE,
    DELETE_IN_PROGRESS, DELETE_FAILED, DELETE_COMPLETE, DELETE_SKIPPED;

    /** Whether there is nothing (any more) that belongs to the stack. */
    public boolean gone() {
        return this == DELETE_COMPLETE || this == DELETE_SKIPPED;
    }
}
