package dev.eventlabs.local.cloudformation.stack;

import java.util.EnumSet;
import java.util.Set;

/** @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html">status codes</a> */
public enum StackStatus {

    REVIEW_IN_PROGRESS,
    CREATE_IN_PROGRESS, CREATE_FAILED, CREATE_COMPLETE,
    ROLLBACK_IN_PROGRESS, ROLLBACK_FAILED, ROLLBACK_COMPLETE,
    DELETE_IN_PROGRESS, DELETE_FAILED, DELETE_COMPLETE,
    UPDATE_IN_PROGRESS, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, UPDATE_COMPLETE, UPDATE_FAILED,
    UPDATE_ROLLBACK_IN_PROGRESS, UPDATE_ROLLBACK_FAILED, UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS,
    UPDATE_ROLLBACK_COMPLETE;

    private static final Set<StackStatus> UPDATABLE = EnumSet.of(CREATE_COMPLETE, UPDATE_COMPLETE,
            UPDATE_ROLLBACK_COMPLETE, CREATE_FAILED, UPDATE_FAILED);
    private static final Set<StackStatus> PAUSED = EnumSet.of(CREATE_FAILED, UPDATE_FAILED);

    /** Whether CloudFormation is at work on the stack; one that only awaits a change set's execution isn't. */
    public boolean inProgress() {
        return name().endsWith("_IN_PROGRESS") && this != REVIEW_IN_PROGRESS;
    }

    /** An update is waited for, or cancelled, before its stack is deleted; a creation needn't be. */
    public boolean deletable() {
        return !(inProgress() && name().startsWith("UPDATE_"));
    }

    public boolean updatable() {
        return UPDATABLE.contains(this);
    }

    /** Whether it failed with rollback disabled, so that it can be retried or rolled back. */
    public boolean paused() {
        return PAUSED.contains(this);
    }
}
