package dev.eventlabs.local.stepfunctions.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What an expression can see.
 *
 * @param input {@code $} in a path
 * @param context {@code $$} in a path
 * @param variables {@code $name}
 */
public record Scope(JsonNode input, JsonNode context, Map<String, JsonNode> variables) {}
