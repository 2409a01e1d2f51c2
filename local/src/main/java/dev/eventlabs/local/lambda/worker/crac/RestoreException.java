package dev.eventlabs.local.lambda.worker.crac;

/** A hook after the restore has failed; the failures are suppressed in it. */
public final class RestoreException extends Exception {
    private static final long serialVersionUID = 1;
}
