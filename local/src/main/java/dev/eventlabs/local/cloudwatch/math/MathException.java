package dev.eventlabs.local.cloudwatch.math;

/** An expression that can't be read or computed; the message says why. */
public final class MathException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MathException(String message) {
        super(message, null, false, false);
    }
}
