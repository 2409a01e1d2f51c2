package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.password.Verifier;
import dev.eventlabs.local.cognito.pool.Codes;
import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.Pools;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** What the actions on users work with, and what they have in common. Thread-safe. */
record Desk(Pools pools, Hooks hooks, Deliveries deliveries, TokenIssuer tokens, Ids ids, RandomGenerator random) {

    Instant now() {
        return pools.now();
    }

    /** The pool of an administrator's request. */
    UserPool pool(Call call, Input input) {
        return pools.get(call.scope(), input.text("UserPoolId"));
    }

    /** A list of names with values, as attributes and validation data are given. */
    static Map<String, String> pairs(Input input, String member) {
        Map<String, String> all = new LinkedHashMap<>();
        input.structs(member).forEach(each -> all.put(each.text("Name"), each.optionalText("Value").orElse("")));
        return all;
    }

    static Hooks.Cause cause(Input input, String client) {
        return new Hooks.Cause(client, input.map("ClientMetadata"));
    }

    /** @throws AwsException if the pool wants another */
    User.Password password(UserPool pool, String username, String password) {
        if (password.length() > 256 || !password.matches("(?s)\\S+.*\\S+")) {
            throw Errors.invalid("1 validation error detected: Value at 'password' failed to satisfy constraint: "
                    + "Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$ and have length less than or "
                    + "equal to 256");
        }
        pool.passwordPolicy().complaint(password).ifPresent(complaint -> {
            throw Errors.password(complaint);
        });
        return new User.Password(Verifier.of(pool.shortName(), username, password, random), now());
    }

    boolean knows(UserPool pool, User user, String password) {
        return user.password().filter(each -> each.verifier().matches(pool.shortName(), user.username(), password))
                .isPresent();
    }

    User change(UserPool pool, User user, UnaryOperator<User> change) {
        return pool.change(user.username(), now(), change);
    }

    /**
     * Sends a code to an address that the user has.
     *
     * @return {@code CodeDeliveryDetails}
     */
    Struct sendCode(UserPool pool, User user, Codes.Purpose purpose, String occasion, String attribute,
            Hooks.Cause cause) {
        Codes.Code code = pool.codes().issue(user.username(), purpose, attribute, Optional.empty(), now(), random);
        return deliveries.sendCode(pool, occasion, user, attribute, code.digits(), cause);
    }

    /** Changes a user whose address becomes an alias by it; nobody else gets it meanwhile. */
    User changeWithAlias(UserPool pool, User user, String attribute, boolean force, UnaryOperator<User> change) {
        synchronized (pool) {
            claimAlias(pool, user, attribute, force);
            return change(pool, user, change);
        }
    }

    /**
     * Makes a user's address an alias, if the pool has such.
     *
     * @param force whether it may be taken from somebody else
     * @throws AwsException if somebody else has it
     */
    void claimAlias(UserPool pool, User user, String attribute, boolean force) {
        if (!pool.names().aliases().contains(attribute)) {
            return;
        }
        user.attribute(attribute).flatMap(value -> pool.other(user, attribute, value))
                .filter(other -> other.hasVerified(attribute)).ifPresent(other -> {
                    if (!force) {
                        throw AwsException.badRequest("AliasExistsException",
                                "An account with the " + attribute + " already exists.");
                    }
                    change(pool, other, each -> each.with(Map.of(attribute + "_verified", "false")));
                });
    }
}
