package dev.eventlabs.local.cognito.pool;

/** How far a user has come. */
public enum UserStatus {
    /** Has signed up, and not confirmed it yet. */
    UNCONFIRMED,
    CONFIRMED,
    /** Has a password that an administrator has given, to set one's own with. */
    FORCE_CHANGE_PASSWORD,
    /** Has to set a new password with a code, since an administrator wants it so. */
    RESET_REQUIRED
}
