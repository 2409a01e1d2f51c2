package dev.eventlabs.local.stepfunctions.expression;

/** An expression that isn't JSONata, or whose evaluation failed. */
public final class JsonataException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;

    /**
     * @param code JSONata's own, for instance {@code T1006}; empty if the evaluation was broken off
     */
    JsonataException(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
