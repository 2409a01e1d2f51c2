package dev.eventlabs.runtime.messaging.users;

import java.util.Map;

/**
 * A user of the pool, as far as the table of users is concerned.
 *
 * @param cognitoUserId the attribute {@code sub}
 * @param handle the attribute {@code preferred_username}
 */
record Account(String cognitoUserId, String email, String handle, String displayName) {
    private static final int LONGEST_NAME = 256;
    // https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1
    private static final int LONGEST_EMAIL = 320;

    /** From attributes as Cognito names them. */
    static Reading ofAttributes(Map<?, ?> attributes) {
        return read(attributes, "sub", "preferred_username", "name");
    }

    /** From the names of the table's columns. */
    static Reading ofColumns(Map<?, ?> columns) {
        return read(columns, "cognito_user_id", "handle", "display_name");
    }

    private static Reading read(Map<?, ?> all, String sub, String handle, String name) {
        for (String required : new String[]{sub, "email", handle}) {
            if (!(all.get(required) instanceof String text) || text.isBlank()) {
                return new Reading.Invalid(required + " is missing, or not a text that isn't blank");
            }
        }
        // Cognito doesn't insist on a name if the pool doesn't.
        String displayName = all.get(name) instanceof String text && !text.isBlank() ? text.strip()
                : (String) all.get(handle);
        var account = new Account((String) all.get(sub), ((String) all.get("email")).strip(), (String) all.get(handle),
                displayName);
        if (!Handle.isOne(account.handle())) {
            return new Reading.Invalid(handle + " must have 1 to " + Handle.LONGEST + " characters and no blanks");
        }
        if (account.email().length() > LONGEST_EMAIL || displayName.length() > LONGEST_NAME) {
            return new Reading.Invalid("email may have " + LONGEST_EMAIL + " characters, " + name + " " + LONGEST_NAME);
        }
        // The only character that a text of PostgreSQL can't have.
        return (account.cognitoUserId() + account.email() + displayName).indexOf('\0') < 0 ? new Reading.Read(account)
                : new Reading.Invalid(sub + ", email or " + name + " has a NUL character");
    }

    /** What became of reading one. */
    sealed interface Reading {

        record Read(Account account) implements Reading {}

        record Invalid(String reason) implements Reading {}
    }
}
