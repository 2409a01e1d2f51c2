package dev.eventlabs.local.stepfunctions.execution;

/** Unwinds a strand whose execution, or whose part of it, has been ended by somebody else. Never an error. */
final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1;

    Stopped() {
        super(null, null, false, false);
    }
}
