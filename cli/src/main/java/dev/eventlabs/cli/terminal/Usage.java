package dev.eventlabs.cli.terminal;

/** A command line that makes no sense: shown with a pointer to the help, exit code 2. */
public final class Usage extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what was given, and what is allowed */
    public Usage(String message) {
        super(message);
    }
}
