package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.PoolClient;
import dev.eventlabs.local.cognito.pool.Pools;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.cognito.token.Jwt;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import java.util.Optional;

/** Who calls with an access token. Thread-safe. */
record Callers(Pools pools) {

    /** A user that is signed in, and through which client. */
    record Caller(UserPool pool, PoolClient client, User user) {}

    /** @throws AwsException if the token is none, is over, or was revoked, or if its user may not call */
    Caller of(Input input) {
        String token = input.text("AccessToken");
        UserPool pool = pool(token).orElseThrow(Callers::invalid);
        Jwt access = pool.keys().verified(token).filter(each -> each.text("token_use").equals("access"))
                .orElseThrow(Callers::invalid);
        if (access.hasExpired(pools.now())) {
            throw Errors.notAuthorized("Access Token has expired");
        }
        User user = pool.find(access.text("username")).filter(each -> each.sub().equals(access.text("sub")))
                .orElseThrow(Errors::noUser);
        if (pool.sessions().isRevoked(access.text("event_id"))) {
            throw Errors.notAuthorized("Access Token has been revoked");
        }
        if (!user.enabled()) {
            throw Errors.disabled();
        }
        return new Caller(pool, pool.client(access.text("client_id")).orElseThrow(Callers::invalid), user);
    }

    /** The pool that a token says to be from. */
    Optional<UserPool> pool(String token) {
        return Jwt.read(token).map(each -> each.text("iss"))
                .flatMap(issuer -> pools.find(issuer.substring(issuer.lastIndexOf('/') + 1)));
    }

    private static AwsException invalid() {
        return Errors.notAuthorized("Invalid Access Token");
    }
}
