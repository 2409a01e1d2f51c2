package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Input;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cluster's master user.
 *
 * @param password as given; a managed one is generated
 * @param managed whether its secret is in Secrets Manager
 */
record Master(String user, String password, boolean managed) {

    private static final Pattern USER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");
    private static final Pattern RESERVED = Pattern.compile("(?i)admin|rdsadmin|rds_.*|pg_.*|public|none");
    private static final Pattern PASSWORD = Pattern.compile("[\\x21-\\x7E&&[^/@\"]]{8,99}");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&*+-.:;<=>?_|~";
    private static final int GENERATED_LENGTH = 32;

    static Master of(Input input, SecureRandom random) {
        String user = input.text("MasterUsername");
        if (!USER.matcher(user).matches()) {
            throw Errors.invalidValue("The parameter MasterUsername must begin with a letter and contain 1 to 63 "
                    + "letters, digits or underscores, but is '" + user + "'.");
        }
        if (RESERVED.matcher(user).matches()) {
            throw Errors.invalidValue(
                    "MasterUsername " + user + " cannot be used as it is a reserved word used by the engine");
        }
        if (managed(input)) {
            return new Master(user, generate(random), true);
        }
        return new Master(user, password(input).orElseThrow(() -> Errors.invalidValue(
                "The parameter MasterUserPassword must be provided and must not be blank, or ManageMasterUserPassword be true.")),
                false);
    }

    /** Whether the request asks for a managed password. */
    static boolean managed(Input input) {
        boolean managed = input.flag("ManageMasterUserPassword");
        if (managed && input.has("MasterUserPassword")) {
            throw Errors.combination(
                    "You can't specify MasterUserPassword when ManageMasterUserPassword is enabled.");
        }
        return managed;
    }

    /** The one that the request gives. */
    static Optional<String> password(Input input) {
        return input.optionalText("MasterUserPassword").map(password -> {
            if (!PASSWORD.matcher(password).matches()) {
                throw Errors.invalidValue("The parameter MasterUserPassword is not a valid password. It must have 8 to "
                        + "99 printable ASCII characters besides '/', '@', '\"', ' '.");
            }
            return password;
        });
    }

    static String generate(SecureRandom random) {
        StringBuilder password = new StringBuilder(GENERATED_LENGTH);
        for (int i = 0; i < GENERATED_LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
