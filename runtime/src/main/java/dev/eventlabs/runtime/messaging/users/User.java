package dev.eventlabs.runtime.messaging.users;

/**
 * Somebody who takes part.
 *
 * @param uuid in lower case, as PostgreSQL writes it
 */
public record User(String uuid, String displayName, String handle) {}
