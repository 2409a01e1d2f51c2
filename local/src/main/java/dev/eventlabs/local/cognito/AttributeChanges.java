package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.Codes;
import dev.eventlabs.local.cognito.pool.Codes.Code;
import dev.eventlabs.local.cognito.pool.Codes.Purpose;
import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.PoolSettings;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Struct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Changing the attributes of users who are there. Thread-safe. */
record AttributeChanges(Desk desk) {

    private static final Set<String> ADDRESSES = Set.of("email", "phone_number");

    /**
     * What users change themselves: a new address gets a code if the pool verifies such, and counts once that is entered if the pool wants it so.
     *
     * @return where codes went to
     */
    List<Struct> apply(UserPool pool, User user, Map<String, String> attributes, Hooks.Cause cause) {
        check(pool, user, attributes);
        Map<String, String> now = new LinkedHashMap<>(attributes);
        Map<String, String> later = new LinkedHashMap<>();
        PoolSettings.AttributeUpdates updates = pool.settings().userAttributeUpdateSettings();
        if (updates != null && updates.attributesRequireVerificationBeforeUpdate() != null) {
            updates.attributesRequireVerificationBeforeUpdate().stream()
                    .filter(each -> isNewAddress(user, each, attributes)).forEach(each -> {
                        later.put(each, now.remove(each));
                        user.attribute(each).ifPresentOrElse(old -> {}, () -> now.put(each, ""));
                    });
        }
        User changed = set(pool, user, now);
        List<Struct> sent = new ArrayList<>();
        for (String address : ADDRESSES) {
            boolean verifies = pool.settings().autoVerifiedAttributes() != null
                    && pool.settings().autoVerifiedAttributes().contains(address);
            if (later.containsKey(address) || verifies && isNewAddress(user, address, now)) {
                sent.add(send(pool, changed, "UpdateUserAttribute", address,
                        Optional.ofNullable(later.get(address)), cause));
            }
        }
        return sent;
    }

    private static boolean isNewAddress(User user, String attribute, Map<String, String> attributes) {
        String value = attributes.getOrDefault(attribute, "");
        return ADDRESSES.contains(attribute) && !value.isEmpty() && !value.equals(user.attributes().get(attribute));
    }

    /** What administrators change: at once, verified or not as they say. */
    User applyByAdministrator(UserPool pool, User user, Map<String, String> attributes) {
        check(pool, user, attributes);
        return set(pool, user, attributes);
    }

    void remove(UserPool pool, User user, Collection<String> names) {
        names.stream().filter(pool.schema().required()::contains).findFirst().ifPresent(each -> {
            throw Errors.invalid("Cannot delete the required attribute " + each + ".");
        });
        desk.change(pool, user, each -> each.with(names.stream().collect(Collectors.toMap(name -> name, name -> ""))));
    }

    private static void check(UserPool pool, User user, Map<String, String> attributes) {
        pool.schema().checkValues(attributes);
        attributes.forEach((name, value) -> {
            if (!pool.schema().isMutable(name) && user.attributes().containsKey(name)) {
                throw Errors.invalid("user." + name + ": Attribute cannot be updated.\n");
            }
            if (value.isEmpty() && pool.schema().required().contains(name)) {
                throw Errors.schema(name + ": The attribute is required\n");
            }
        });
    }

    private User set(UserPool pool, User user, Map<String, String> attributes) {
        User changed = user.with(attributes);
        for (String name : pool.names().signInAttributes()) {
            if (attributes.containsKey(name)
                    && changed.attribute(name).flatMap(value -> pool.other(user, name, value)).isPresent()) {
                throw AwsException.badRequest("AliasExistsException",
                        "An account with the given " + name + " already exists.");
            }
        }
        attributes.keySet().stream().map(each -> each.replaceFirst("_verified$", "")).distinct()
                .filter(each -> changed.hasVerified(each) || each.equals("preferred_username"))
                .forEach(each -> desk.claimAlias(pool, changed, each, false));
        return desk.change(pool, user, each -> each.with(attributes));
    }

    /** Sends a code for an address that the user has. */
    Struct sendCode(UserPool pool, User user, String attribute, Hooks.Cause cause) {
        if (!ADDRESSES.contains(attribute)) {
            throw Errors.invalid("Invalid attribute name: only email and phone_number can be verified.");
        }
        if (user.attribute(attribute).isEmpty()) {
            throw Errors.invalid("User does not have the attribute " + attribute + ".");
        }
        return send(pool, user, "VerifyUserAttribute", attribute, Optional.empty(), cause);
    }

    private Struct send(UserPool pool, User user, String occasion, String attribute, Optional<String> newValue,
            Hooks.Cause cause) {
        Code code = pool.codes().issue(user.username(), new Codes.Purpose.Attribute(attribute), attribute, newValue,
                desk.now(), desk.random());
        User addressed = newValue.map(value -> user.with(Map.of(attribute, value))).orElse(user);
        return desk.deliveries().sendCode(pool, occasion, addressed, attribute, code.digits(), cause);
    }

    void verify(UserPool pool, User user, String attribute, String digits) {
        Purpose purpose = new Codes.Purpose.Attribute(attribute);
        Code code = pool.codes().check(user.username(), purpose, digits, desk.now());
        Map<String, String> verified = new LinkedHashMap<>();
        code.newValue().ifPresent(value -> verified.put(attribute, value));
        verified.put(attribute + "_verified", "true");
        set(pool, user, verified);
        pool.codes().forget(user.username(), purpose);
    }
}
