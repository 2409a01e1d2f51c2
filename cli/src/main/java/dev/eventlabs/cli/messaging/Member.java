package dev.eventlabs.cli.messaging;

/**
 * Somebody as the database knows them, and so the table.
 *
 * @param uuid in lower case
 */
record Member(String uuid, String handle, String displayName) {}
