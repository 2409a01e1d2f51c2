package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.UserPool;
import java.net.URI;
import java.util.function.Supplier;

/**
 * Who a pool says to be in its tokens. On AWS that is {@code https://cognito-idp.<region>.amazonaws.com/<pool>}; here it is the front door,
 * so that whoever looks for the keys at {@code <issuer>/.well-known/jwks.json} finds them.
 *
 * @param endpoint known once the front door is open
 */
record Issuers(Supplier<URI> endpoint) {

    String of(UserPool pool) {
        return endpoint.get() + "/" + pool.id();
    }
}
