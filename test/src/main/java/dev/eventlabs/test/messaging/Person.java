package dev.eventlabs.test.messaging;

/**
 * Somebody who is signed in.
 *
 * @param token that the API takes, good for an hour
 */
public record Person(String handle, String token) {}
