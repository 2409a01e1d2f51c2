package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a Map state runs over, and what each run is given.
 *
 * @param itemsPath of a JSONPath state; {@code $} by default
 * @param items of a JSONata state: an array with expressions, or an expression; the state's input by default
 * @param selector a payload template, or an object with expressions; also the older {@code Parameters}; the item itself
 *        by default
 */
public record MapItems(Optional<String> itemsPath, Optional<JsonNode> items, Optional<JsonNode> selector) {}
