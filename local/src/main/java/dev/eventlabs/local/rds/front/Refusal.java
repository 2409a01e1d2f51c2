package dev.eventlabs.local.rds.front;

/** A connection that is refused, as PostgreSQL says it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String state;

    /** @param state SQLSTATE, five characters */
    public Refusal(String state, String message) {
        super(message, null, false, false);
        this.state = state;
    }

    /** The server isn't ready for connections, and may be later. */
    public static Refusal notNow(String message) {
        return new Refusal("57P03", message);
    }

    static Refusal protocol(String message) {
        return new Refusal("08P01", message);
    }

    /** In the words of a server whose {@code pg_hba.conf} has no line for the connection. */
    static Refusal noEntry(Startup startup, String host, boolean tls) {
        return new Refusal("28000", "no pg_hba.conf entry for host \"" + host + "\", user \"" + startup.user()
                + "\", database \"" + startup.database() + "\", " + (tls ? "SSL encryption" : "no encryption"));
    }

    static Refusal password(String user) {
        return new Refusal("28P01", "password authentication failed for user \"" + user + "\"");
    }

    static Refusal token(String user) {
        return new Refusal("28000", "PAM authentication failed for user \"" + user + "\"");
    }

    String state() {
        return state;
    }
}
