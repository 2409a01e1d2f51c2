package dev.eventlabs.local.rds.front;

import dev.eventlabs.local.spi.Time;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may log in, and by what: a member of {@code rds_iam} with a token and nothing else, anyone else with his password. Thread-safe.
 */
final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1");
    private static final String ADMIN = "rdsadmin";

    private final Backend backend;
    private final Time time;
    private final SecureRandom random = new SecureRandom();
    private final Scram scram = new Scram(random);

    Guard(Backend backend, Time time) {
        this.backend = backend;
        this.time = time;
    }

    /**
     * Has the client prove who it is.
     *
     * @param port that it has connected to
     * @throws Refusal if it doesn't
     */
    void check(Wire client, Startup startup, int port) throws IOException {
        String user = startup.user();
        String host = client.socket().getInetAddress().getHostAddress();
        if (user.equals(ADMIN)) {
            throw new Refusal("28000", "pg_hba.conf rejects connection for host \"" + host + "\", user \"" + user
                    + "\", database \"" + startup.database() + "\", "
                    + (client.tls() ? "SSL encryption" : "no encryption"));
        }
        if (!client.tls() && backend.tlsForced()) {
            throw Refusal.noEntry(startup, host, false);
        }
        Optional<Backend.Login> login = backend.login(user);
        if (login.filter(Backend.Login::iam).isPresent()) {
            // A token is sent as it is, so never without TLS.
            if (!client.tls()) {
                throw Refusal.noEntry(startup, host, false);
            }
            checkToken(client, user, port);
        } else {
            checkPassword(client, user, login);
        }
    }

    private void checkToken(Wire client, String user, int port) throws IOException {
        client.authentication(Wire.CLEAR_TEXT, new byte[0]);
        String token = text(client.password());
        Optional<String> flaw = backend.iamAuthentication()
                ? IamToken.flaw(token, user, HOSTS, port, backend.scope().region(), time.instant())
                : Optional.of("IAM authentication isn't enabled for the cluster");
        if (flaw.isPresent()) {
            LOG.info("The IAM token of \"{}\" is refused: {}", user, flaw.get());
            throw Refusal.token(user);
        }
    }

    private void checkPassword(Wire client, String user, Optional<Backend.Login> login) throws IOException {
        String secret = login.map(Backend.Login::secret).orElse(null);
        boolean expired = login.map(Backend.Login::validUntil).filter(until -> !until.isAfter(time.instant()))
                .isPresent();
        boolean proven = secret != null && secret.startsWith("md5")
                ? md5(client, secret)
                : scram.authenticates(client, Scram.isSecret(secret) ? secret : scram.mock());
        if (!proven || expired) {
            throw Refusal.password(user);
        }
    }

    /** For roles whose password was set while {@code password_encryption} was {@code md5}. */
    private boolean md5(Wire client, String secret) throws IOException {
        byte[] salt = new byte[4];
        random.nextBytes(salt);
        client.authentication(Wire.MD5, salt);
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(secret.substring("md5".length()).getBytes(StandardCharsets.US_ASCII));
            digest.update(salt);
            return MessageDigest.isEqual(
                    ("md5" + HexFormat.of().formatHex(digest.digest())).getBytes(StandardCharsets.US_ASCII),
                    text(client.password()).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] message) {
        if (message.length == 0 || message[message.length - 1] != 0) {
            throw Refusal.protocol("invalid password packet size");
        }
        return new String(message, 0, message.length - 1, StandardCharsets.UTF_8);
    }
}
