package dev.eventlabs.local.stepfunctions.integration;

import java.util.Optional;

/** A task has failed: what its resource says of it. */
public final class TaskError extends Exception {

    private static final long serialVersionUID = 1;

    private final String error;
    private final String text;

    /** Either may be null, as whoever reports a failure may leave out both. */
    public TaskError(String error, String cause) {
        super(error + ": " + cause, null, false, false);
        this.error = error;
        this.text = cause;
    }

    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    /** The cause. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }
}
