package dev.eventlabs.cli.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/**
 * Somebody in the user pool.
 *
 * @param sub their id in the pool, for good
 * @param verified whether the address is theirs
 */
record PoolUser(String sub, String email, String handle, String name, boolean verified) {

    static PoolUser of(List<AttributeType> attributes) {
        Map<String, String> values = new LinkedHashMap<>();
        attributes.forEach(attribute -> values.put(attribute.name(), attribute.value()));
        return new PoolUser(values.get("sub"), values.getOrDefault("email", ""),
                values.getOrDefault("preferred_username", ""), values.getOrDefault("name", ""),
                "true".equals(values.get("email_verified")));
    }

    /** As the function takes it that writes users to the database. */
    Map<String, String> asColumns() {
        return Map.of("cognito_user_id", sub, "email", email, "handle", handle, "display_name", name);
    }
}
