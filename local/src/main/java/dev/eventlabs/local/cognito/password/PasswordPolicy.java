package dev.eventlabs.local.cognito.password;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a pool wants of a password.
 *
 * @param temporaryValidity how long a password that an administrator has given can be used to set one's own
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html">password policies</a>
 */
public record PasswordPolicy(int minimumLength, boolean uppercase, boolean lowercase, boolean numbers, boolean symbols,
        Duration temporaryValidity) {

    private static final String SYMBOLS = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ";
    private static final String LOWER = "abcdefghijkmnopqrstuvwxyz";
    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String DIGITS = "23456789";
    private static final int GENERATED_LENGTH = 12;

    /** @return what is wrong with a password, in AWS's words; empty if nothing is */
    public Optional<String> complaint(String password) {
        if (password.length() < minimumLength) {
            return Optional.of("Password not long enough");
        }
        if (uppercase && password.chars().noneMatch(each -> each >= 'A' && each <= 'Z')) {
            return Optional.of("Password must have uppercase characters");
        }
        if (lowercase && password.chars().noneMatch(each -> each >= 'a' && each <= 'z')) {
            return Optional.of("Password must have lowercase characters");
        }
        if (numbers && password.chars().noneMatch(each -> each >= '0' && each <= '9')) {
            return Optional.of("Password must have numeric characters");
        }
        // A space counts as a symbol only between other characters.
        if (symbols && password.strip().chars().noneMatch(each -> SYMBOLS.indexOf(each) >= 0)) {
            return Optional.of("Password must have symbol characters");
        }
        return Optional.empty();
    }

    /** A password that conforms to any policy of this length. */
    public String generate(RandomGenerator random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; password.length() < Math.max(GENERATED_LENGTH, minimumLength); i++) {
            String kind = switch (i % 4) {
                case 0 -> UPPER;
                case 1 -> LOWER;
                case 2 -> DIGITS;
                default -> "!@#%&*";
            };
            password.append(kind.charAt(random.nextInt(kind.length())));
        }
        return password.toString();
    }
}
