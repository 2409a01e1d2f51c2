package dev.eventlabs.local.cognito.token;

import dev.eventlabs.local.spi.Struct;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key that a pool signs tokens with: RSA, 2,048 bits. Immutable.
 *
 * @param id its {@code kid}, made of the key itself
 */
record SigningKey(String id, KeyPair pair) {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final int BITS = 2048;

    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
            return new SigningKey(Base64.getEncoder().encodeToString(digest), pair);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a JWK of the public half. */
    Struct published() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return Struct.of("alg", "RS256").with("e", number(key.getPublicExponent())).with("kid", id).with("kty", "RSA")
                .with("n", number(key.getModulus())).with("use", "sig");
    }

    /** Unsigned, without the zero that Java puts before a first bit that is set. */
    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return URL.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
