package dev.eventlabs.local.lambda.worker;

/** The handler can't be used: what is wrong in the words of AWS's runtime. */
final class HandlerFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String type;
    private final boolean fatal;

    /**
     * @param type of the error; null if it is none of Java's
     * @param fatal whether it is reported at once and ends the process; otherwise each invocation is answered with it
     */
    HandlerFault(String message, String type, boolean fatal, Throwable cause) {
        super(message, cause);
        this.type = type;
        this.fatal = fatal;
    }

    static HandlerFault of(String message) {
        return new HandlerFault(message, null, false, null);
    }

    /** The handler's own code has failed while it was set up. */
    static HandlerFault inConstructor(Throwable cause) {
        return new HandlerFault(Failure.message(cause), cause.getClass().getName(), true, cause);
    }

    String type() {
        return type;
    }

    boolean fatal() {
        return fatal;
    }
}
