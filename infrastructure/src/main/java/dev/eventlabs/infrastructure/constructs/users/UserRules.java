package dev.eventlabs.infrastructure.constructs.users;

import java.util.regex.Pattern;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/** What must hold for our directories, whatever the caller wished; each message says what was given, what is allowed, what to do. */
final class UserRules {
    private static final Pattern NAME = Pattern.compile("[\\w\\s+=,.@-]{1,128}");

    private UserRules() {}

    static void name(Construct directory, String name) {
        if (name != null && !Boolean.TRUE.equals(Token.isUnresolved(name)) && !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "User directory " + directory.getNode().getPath() + ": poolName(\"" + name
                            + "\") was given; Cognito allows 1 to 128 letters, digits, spaces and _+=,.@-."
                            + " Leave it out for a generated one.");
        }
    }
}
