package dev.eventlabs.local.cognito;

import dev.eventlabs.local.cognito.pool.Errors;
import dev.eventlabs.local.cognito.pool.User;
import dev.eventlabs.local.cognito.pool.UserPool;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which users are listed: {@code email = "one@example.com"}, or {@code name ^= "An"} for those whose value begins so.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html">filters</a>
 */
final class UserFilter {

    private static final Pattern FILTER = Pattern
            .compile("\\s*\"?([\\w:]+)\"?\\s*(\\^?=)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*");
    private static final Set<String> SEARCHABLE = Set.of("username", "email", "phone_number", "name", "given_name",
            "family_name", "preferred_username", "cognito:user_status", "status", "sub");

    private UserFilter() {}

    /** @param text empty for all */
    static Predicate<User> of(UserPool pool, String text) {
        if (text.isBlank()) {
            return user -> true;
        }
        Matcher matcher = FILTER.matcher(text);
        if (!matcher.matches()) {
            throw Errors.invalid("Error while parsing filter: " + text
                    + ". It must be of the form: attribute = \"value\", or attribute ^= \"beginning\".");
        }
        String attribute = matcher.group(1);
        if (!SEARCHABLE.contains(attribute)) {
            throw Errors.invalid("Users can't be searched by " + attribute + ", but by one of "
                    + new TreeSet<>(SEARCHABLE) + ".");
        }
        String wanted = pool.names().folded(matcher.group(3).replaceAll("\\\\(.)", "$1"));
        boolean whole = matcher.group(2).equals("=");
        return user -> value(user, attribute).map(pool.names()::folded)
                .filter(value -> whole ? value.equals(wanted) : value.startsWith(wanted)).isPresent();
    }

    private static Optional<String> value(User user, String attribute) {
        return switch (attribute) {
            case "username" -> Optional.of(user.username());
            case "cognito:user_status" -> Optional.of(user.status().name());
            case "status" -> Optional.of(user.enabled() ? "Enabled" : "Disabled");
            default -> user.attribute(attribute);
        };
    }
}
