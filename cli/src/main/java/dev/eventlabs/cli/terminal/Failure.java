package dev.eventlabs.cli.terminal;

/** A command that can't do what it was asked to: shown without a stack trace, exit code 1. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String advice;

    /**
     * @param message what went wrong
     * @param advice what to do about it; may have several lines
     */
    public Failure(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    public Failure(String message, String advice, Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    public String advice() {
        return advice;
    }
}
