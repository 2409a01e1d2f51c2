package dev.eventlabs.local.cloudformation.stack;

import java.util.Optional;

/** An output with its value. */
public record Output(String key, String value, Optional<String> description, Optional<String> exportName) {}
