package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.cognito.pool.UserStatus;
import dev.eventlabs.local.spi.AwsException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Somebody who isn't in the pool yet. */
final class Newcomer {

    private Newcomer() {}

    /**
     * The user that somebody would be.
     *
     * @param name as given: a username, or an address if that is what the pool's users sign in with
     * @throws AwsException if the name or an attribute can't be had, or is missing
     */
    static User of(UserPool pool, String name, Map<String, String> given, UserStatus status, String id, Instant now) {
        String kind = pool.names().kind(name);
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("sub", id);
        given.forEach((attribute, value) -> {
            if (!value.isEmpty()) {
                attributes.put(attribute, value);
            }
        });
        if (!kind.isEmpty()) {
            attributes.put(kind, name);
        }
        pool.schema().checkValues(attributes);
        pool.schema().checkComplete(attributes);
        for (String address : new String[]{"email", "phone_number"}) {
            if (attributes.containsKey(address)) {
                attributes.putIfAbsent(address + "_verified", "false");
            }
        }
        return new User(kind.isEmpty() ? pool.names().folded(name) : id, attributes, status, true, Optional.empty(),
                new User.Times(now, now));
    }
}
