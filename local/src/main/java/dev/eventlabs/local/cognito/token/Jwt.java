package dev.eventlabs.local.cognito.token;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A token as somebody has sent it.
 *
 * @param signed what the signature is of
 */
public record Jwt(String keyId, String algorithm, ObjectNode claims, String signed, byte[] signature) {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String ALGORITHM = "SHA256withRSA";

    static String sign(SigningKey key, Struct claims) {
        String signed = encoded(Json.bytes(Struct.of("kid", key.id()).with("alg", "RS256"))) + "."
                + encoded(Json.bytes(claims));
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key.pair().getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return empty if it isn't a token at all */
    public static Optional<Jwt> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            return Json.parse(decoder.decode(parts[0])) instanceof ObjectNode header
                    && Json.parse(decoder.decode(parts[1])) instanceof ObjectNode claims
                            ? Optional.of(new Jwt(header.path("kid").asText(), header.path("alg").asText(), claims,
                                    parts[0] + "." + parts[1], decoder.decode(parts[2])))
                            : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The algorithm is the key's, whatever the token says: one that names another is not believed. */
    boolean isSignedBy(SigningKey key) {
        if (!algorithm.equals("RS256") || !keyId.equals(key.id())) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key.pair().getPublic());
            verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    public String text(String claim) {
        return claims.path(claim).asText("");
    }

    public boolean hasExpired(Instant now) {
        return !now.isBefore(Instant.ofEpochSecond(claims.path("exp").asLong()));
    }

    private static String encoded(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }
}
