package dev.eventlabs.local.cognito.password;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What is kept of a password: enough to recognise it, and for SRP; not the password.
 *
 * @param salt as a number, which is how clients get it
 * @param value <i>g</i> to the power of the salted hash
 */
public record Verifier(BigInteger salt, BigInteger value) {

    private static final int SALT_BYTES = 16;

    /**
     * @param poolName what comes after the underscore of the pool's id
     * @param username the pool's own name of the user
     */
    public static Verifier of(String poolName, String username, String password, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return of(poolName, username, password, Srp.number(salt));
    }

    /** One that no password fits, always with the same salt for the same seed: for somebody who isn't there. */
    public static Verifier disguised(String seed) {
        byte[] digest = Srp.hash(seed.getBytes(StandardCharsets.UTF_8));
        return new Verifier(Srp.number(Arrays.copyOf(digest, SALT_BYTES)), Srp.G.modPow(Srp.number(digest), Srp.N));
    }

    private static Verifier of(String poolName, String username, String password, BigInteger salt) {
        byte[] identity = Srp.hash((poolName + username + ":" + password).getBytes(StandardCharsets.UTF_8));
        BigInteger x = Srp.number(Srp.hash(Srp.bytes(salt), identity));
        return new Verifier(salt, Srp.G.modPow(x, Srp.N));
    }

    public boolean matches(String poolName, String username, String password) {
        return MessageDigest.isEqual(value.toByteArray(), of(poolName, username, password, salt).value.toByteArray());
    }
}
