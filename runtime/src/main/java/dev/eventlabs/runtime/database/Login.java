package dev.eventlabs.runtime.database;

/** As whom a connection is made. */
@FunctionalInterface
public interface Login {

    /** Called for each connection, since tokens age. */
    Credentials credentials();

    /** What opens a database. Its text doesn't show the password, so that no log can. */
    record Credentials(String user, String password) {

        @Override
        public String toString() {
            return "Credentials[user=" + user + "]";
        }
    }
}
