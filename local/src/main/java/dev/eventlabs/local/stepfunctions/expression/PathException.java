package dev.eventlabs.local.stepfunctions.expression;

/** A path that isn't one, or that leads to nothing. */
public final class PathException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PathException(String message) {
        super(message, null, false, false);
    }
}
