package dev.eventlabs.local.stepfunctions.data;

import java.util.Optional;

/**
 * A state's data couldn't be processed: an error like any other, which a state may retry and catch.
 */
public final class StateError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String error;
    private final String location;

    /**
     * @param error for instance {@code States.Runtime}
     * @param cause as AWS words it
     * @param location the field that was evaluated, for errors that history tells of in an event {@code EvaluationFailed}
     *        of its own; else null
     */
    StateError(String error, String cause, String location) {
        super(cause, null, false, false);
        this.error = error;
        this.location = location;
    }

    public String error() {
        return error;
    }

    /** Present for {@code States.QueryEvaluationError}: history then has an {@code EvaluationFailed} event with it. */
    public Optional<String> location() {
        return Optional.ofNullable(location);
    }

    public ErrorOutput output() {
        return ErrorOutput.of(error, getMessage());
    }
}
