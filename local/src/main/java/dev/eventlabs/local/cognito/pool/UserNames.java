package dev.eventlabs.local.cognito.pool;

import dev.eventlabs.local.spi.AwsException;
import java.util.List;
import java.util.Locale;

/**
 * What the users of a pool are called, and by what else they may sign in.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">sign-in attributes</a>
 */
public record UserNames(PoolSettings settings) {

    /** Those that stand for a username: then the pool makes up the username itself. Empty if people choose one. */
    public List<String> signInAttributes() {
        return settings.usernameAttributes() == null ? List.of() : settings.usernameAttributes();
    }

    /** Those that may be given instead of the username once they are verified. */
    public List<String> aliases() {
        return settings.aliasAttributes() == null ? List.of() : settings.aliasAttributes();
    }

    /** A name as it is compared: AWS tells cases apart unless the pool says otherwise. */
    public String folded(String name) {
        boolean sensitive = settings.usernameConfiguration() == null
                || !Boolean.FALSE.equals(settings.usernameConfiguration().caseSensitive());
        return sensitive ? name : name.toLowerCase(Locale.ROOT);
    }

    boolean isAlias(User user, String folded) {
        return signInAttributes().stream().anyMatch(each -> has(user, each, folded))
                || aliases().stream().anyMatch(each -> has(user, each, folded)
                        && (each.equals("preferred_username") || user.hasVerified(each)));
    }

    private boolean has(User user, String attribute, String folded) {
        return user.attribute(attribute).map(this::folded).filter(folded::equals).isPresent();
    }

    /**
     * What a new user's name tells.
     *
     * @return the attribute that it is a value of; empty text if it is a username
     * @throws AwsException if it can't be one here
     */
    public String kind(String name) {
        if (!name.matches("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}")) {
            throw AwsException.constraint("InvalidParameterException", name, "username", "Member must satisfy regular "
                    + "expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+ and have length less than or equal to 128");
        }
        List<String> attributes = signInAttributes();
        if (!attributes.isEmpty()) {
            if (attributes.contains("email") && Schema.isEmail(name)) {
                return "email";
            }
            if (attributes.contains("phone_number") && Schema.isPhone(name)) {
                return "phone_number";
            }
            throw Errors.invalid(attributes.size() > 1 ? "Username should be either an email or a phone number."
                    : attributes.contains("email") ? "Username should be an email."
                            : "Username should be a phone number.");
        }
        if (aliases().contains("email") && Schema.isEmail(name)) {
            throw Errors.invalid(
                    "Username cannot be of email format, since user pool is configured for email alias.");
        }
        if (aliases().contains("phone_number") && Schema.isPhone(name)) {
            throw Errors.invalid(
                    "Username cannot be of phone number format, since user pool is configured for phone number alias.");
        }
        return "";
    }
}
