package dev.eventlabs.local.rds.front;

import dev.eventlabs.local.spi.Scope;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.Optional;

/** What a front stands before. */
public interface Backend {

    /** Whose cluster it is; IAM tokens are made for its region. */
    Scope scope();

    /** Whether connections without TLS are refused. */
    boolean tlsForced();

    boolean iamAuthentication();

    /**
     * Returns once the server takes connections; one that is paused is resumed first.
     *
     * @throws Refusal if the cluster doesn't take any
     */
    void awaken();

    /** A connection to the server, which trusts us. */
    SocketChannel connect() throws IOException;

    /** Empty if there is no such role. */
    Optional<Login> login(String role) throws IOException;

    /**
     * How a role logs in.
     *
     * @param iam whether it is a member of {@code rds_iam}
     * @param secret as in {@code pg_authid}, null if it has no password
     * @param validUntil when the password expires; null if never
     */
    record Login(boolean iam, String secret, Instant validUntil) {}
}
