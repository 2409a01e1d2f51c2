package dev.eventlabs.runtime.migration;

/** The files can't be applied to this database, or one of them failed. The message says which and what to do. */
final class InvalidMigrations extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidMigrations(String message) {
        super(message);
    }

    InvalidMigrations(String message, Throwable cause) {
        super(message, cause);
    }
}
