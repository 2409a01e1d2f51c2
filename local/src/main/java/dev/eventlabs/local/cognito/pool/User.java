package dev.eventlabs.local.cognito.pool;

import dev.eventlabs.local.cognito.password.Verifier;
import dev.eventlabs.local.spi.Struct;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user of a pool. Immutable.
 *
 * @param username the pool's own name of it: the same as {@code sub} where people sign in with an address
 * @param attributes with {@code sub}, in the order in which they came
 * @param enabled whether signing in is allowed
 */
public record User(String username, Map<String, String> attributes, UserStatus status, boolean enabled,
        Optional<Password> password, Times times) {

    /** @param set when */
    public record Password(Verifier verifier, Instant set) {}

    public record Times(Instant created, Instant changed) {}

    public String sub() {
        return attributes.get("sub");
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name)).filter(each -> !each.isEmpty());
    }

    public boolean hasVerified(String attribute) {
        return attribute(attribute).isPresent() && "true".equals(attributes.get(attribute + "_verified"));
    }

    public User with(UserStatus newStatus) {
        return new User(username, attributes, newStatus, enabled, password, times);
    }

    public User with(boolean newlyEnabled) {
        return new User(username, attributes, status, newlyEnabled, password, times);
    }

    public User with(Password newPassword) {
        return new User(username, attributes, status, enabled, Optional.of(newPassword), times);
    }

    /** Sets what is given; an empty value takes an attribute away, as on AWS. A new address isn't verified. */
    public User with(Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        changes.forEach((name, value) -> {
            boolean address = name.equals("email") || name.equals("phone_number");
            if (address && !value.equals(all.get(name)) && !changes.containsKey(name + "_verified")) {
                all.put(name + "_verified", "false");
            }
            if (value.isEmpty()) {
                all.remove(name);
                all.remove(name + "_verified");
            } else {
                all.put(name, value);
            }
        });
        return new User(username, all, status, enabled, password, times);
    }

    public User verified(String attribute) {
        return with(Map.of(attribute + "_verified", "true"));
    }

    User changed(Instant now) {
        return new User(username, attributes, status, enabled, password, new Times(times.created(), now));
    }

    /** @param attributesMember {@code Attributes} in lists, {@code UserAttributes} of one */
    public Struct described(String attributesMember, Collection<Struct> shown) {
        return Struct.of("Username", username).with(attributesMember, shown)
                .with("UserCreateDate", times.created()).with("UserLastModifiedDate", times.changed())
                .with("Enabled", enabled).with("UserStatus", status.name());
    }

    public List<Struct> shownAttributes() {
        return attributes.entrySet().stream()
                .map(each -> Struct.of("Name", each.getKey()).with("Value", each.getValue())).toList();
    }
}
