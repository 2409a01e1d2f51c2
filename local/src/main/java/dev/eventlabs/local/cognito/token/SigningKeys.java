package dev.eventlabs.local.cognito.token;

import dev.eventlabs.local.spi.Struct;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The two keys of a pool, one for ID tokens and one for access tokens, as on AWS; made when first needed. Thread-safe. */
public final class SigningKeys {

    private final AtomicBoolean preparing = new AtomicBoolean();
    private SigningKey ofIdTokens;
    private SigningKey ofAccessTokens;

    /** Makes them meanwhile, since that takes a second or more: for whoever will be needing them soon. */
    public void prepare() {
        if (preparing.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("keys of a user pool").start(this::make);
        }
    }

    public String signIdToken(Struct claims) {
        make();
        return Jwt.sign(ofIdTokens, claims);
    }

    public String signAccessToken(Struct claims) {
        make();
        return Jwt.sign(ofAccessTokens, claims);
    }

    /** The token's claims if one of these keys has signed it; whether it has expired is for the caller to say. */
    public Optional<Jwt> verified(String token) {
        make();
        return Jwt.read(token).filter(each -> each.isSignedBy(ofIdTokens) || each.isSignedBy(ofAccessTokens));
    }

    /** What {@code .well-known/jwks.json} says. */
    public Struct published() {
        make();
        return Struct.of("keys", List.of(ofIdTokens.published(), ofAccessTokens.published()));
    }

    private synchronized void make() {
        if (ofIdTokens == null) {
            ofIdTokens = SigningKey.generate();
            ofAccessTokens = SigningKey.generate();
        }
    }
}
