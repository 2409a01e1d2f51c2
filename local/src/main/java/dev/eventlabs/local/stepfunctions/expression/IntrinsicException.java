package dev.eventlabs.local.stepfunctions.expression;

/** An intrinsic function that isn't one, or that failed: {@code States.IntrinsicFailure}. */
public final class IntrinsicException extends RuntimeException {

    private static final long serialVersionUID = 1;

    IntrinsicException(String message) {
        super(message, null, false, false);
    }
}
