package dev.eventlabs.cli.messaging;

/** Somebody as they sign up. */
record Person(String handle, String name, String email) {}
