package dev.eventlabs.local.lambda;

import java.util.Map;

/**
 * A name for a version, or for two.
 *
 * @param weights of another version, 0 to 1; the rest goes to {@code version}
 */
record Alias(String name, String version, String description, Map<String, Double> weights, String revisionId) {}
