package dev.eventlabs.local.eventsource.settings;

/** Those settings that only one kind of source has. */
public sealed interface SourceSettings permits QueueSettings, StreamSettings {}
