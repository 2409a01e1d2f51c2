package dev.eventlabs.local.secretsmanager;

import dev.eventlabs.local.spi.AwsException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Generated passwords.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html">GetRandomPassword</a>
 */
final class Passwords {

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final int USUAL_LENGTH = 32;
    private static final int LONGEST = 4096;

    private Passwords() {}

    /** The members of the request, each null if it wasn't given. */
    record Wish(Integer passwordLength, String excludeCharacters, Boolean excludeNumbers, Boolean excludePunctuation,
            Boolean excludeUppercase, Boolean excludeLowercase, Boolean includeSpace,
            Boolean requireEachIncludedType) {}

    static String generate(Wish wish, SecureRandom random) {
        int length = wish.passwordLength() == null ? USUAL_LENGTH : wish.passwordLength();
        List<String> kinds = kinds(wish);
        boolean each = wish.requireEachIncludedType() == null || wish.requireEachIncludedType();
        if (length < 1 || length > LONGEST) {
            throw invalid("The password length must be between 1 and " + LONGEST + ", but is " + length + ".");
        }
        if (kinds.isEmpty()) {
            throw invalid("No characters are left to make a password of.");
        }
        if (each && length < kinds.size()) {
            throw invalid("Password length too short based on the required types: " + length + " of at least "
                    + kinds.size() + ".");
        }
        List<Character> characters = new ArrayList<>();
        if (each) {
            kinds.forEach(kind -> characters.add(one(kind, random)));
        }
        String all = String.join("", kinds);
        while (characters.size() < length) {
            characters.add(one(all, random));
        }
        Collections.shuffle(characters, random);
        StringBuilder password = new StringBuilder();
        characters.forEach(password::append);
        return password.toString();
    }

    private static List<String> kinds(Wish wish) {
        List<String> kinds = new ArrayList<>();
        add(kinds, wish.excludeLowercase(), LOWER, wish);
        add(kinds, wish.excludeUppercase(), LOWER.toUpperCase(Locale.ROOT), wish);
        add(kinds, wish.excludeNumbers(), DIGITS, wish);
        add(kinds, wish.excludePunctuation(), PUNCTUATION, wish);
        add(kinds, !Boolean.TRUE.equals(wish.includeSpace()), " ", wish);
        return kinds;
    }

    private static void add(List<String> kinds, Boolean excluded, String kind, Wish wish) {
        if (Boolean.TRUE.equals(excluded)) {
            return;
        }
        StringBuilder left = new StringBuilder();
        String unwanted = wish.excludeCharacters() == null ? "" : wish.excludeCharacters();
        kind.chars().filter(each -> unwanted.indexOf(each) < 0).forEach(left::appendCodePoint);
        if (!left.isEmpty()) {
            kinds.add(left.toString());
        }
    }

    private static char one(String of, SecureRandom random) {
        return of.charAt(random.nextInt(of.length()));
    }

    private static AwsException invalid(String message) {
        return AwsException.badRequest("InvalidParameterException", message);
    }
}
