package dev.eventlabs.local.cognito.password;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The pool's side of one sign-in by SRP: it knows the verifier, the client proves that it knows the password.
 *
 * @param userA what the client has sent
 * @param secretB what the pool keeps to itself
 * @param publicB what it sends
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5054#section-2.6">RFC 5054, 2.6</a>
 */
public record SrpChallenge(Verifier verifier, BigInteger userA, BigInteger secretB, BigInteger publicB) {

    private static final int SECRET_BYTES = 32;
    private static final int KEY_BYTES = 16;
    private static final byte[] INFO = "Caldera Derived Key\u0001".getBytes(StandardCharsets.US_ASCII);

    /** @return empty if A isn't a number that SRP allows: one that makes any password right */
    public static Optional<SrpChallenge> of(Verifier verifier, String hexA, RandomGenerator random) {
        if (!hexA.matches("[0-9a-fA-F]{1,1024}")) {
            return Optional.empty();
        }
        BigInteger a = new BigInteger(hexA, 16);
        if (a.mod(Srp.N).signum() == 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        BigInteger b = Srp.number(bytes);
        BigInteger publicB = Srp.K.multiply(verifier.value()).add(Srp.G.modPow(b, Srp.N)).mod(Srp.N);
        return Optional.of(new SrpChallenge(verifier, a, b, publicB));
    }

    /**
     * Whether the client knows the password.
     *
     * @param signature of the pool's name, the user's, the secret block and the timestamp, with the key that both have
     * @param signed these, one after the other
     */
    public boolean isProvedBy(byte[] signature, byte[]... signed) {
        BigInteger u = Srp.number(Srp.hash(Srp.bytes(userA), Srp.bytes(publicB)));
        if (u.signum() == 0) {
            return false;
        }
        BigInteger shared = userA.multiply(verifier.value().modPow(u, Srp.N)).modPow(secretB, Srp.N);
        byte[] derived = Srp.mac(Srp.mac(Srp.bytes(u), Srp.bytes(shared)), INFO);
        return MessageDigest.isEqual(Srp.mac(Arrays.copyOf(derived, KEY_BYTES), signed), signature);
    }
}
