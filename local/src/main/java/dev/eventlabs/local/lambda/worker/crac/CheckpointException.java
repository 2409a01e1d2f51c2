package dev.eventlabs.local.lambda.worker.crac;

/** A hook before the snapshot has failed; the failures are suppressed in it. */
public final class CheckpointException extends Exception {
    private static final long serialVersionUID = 1;
}
