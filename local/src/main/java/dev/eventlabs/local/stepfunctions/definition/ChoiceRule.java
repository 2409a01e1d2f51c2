package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * @param output what JSONata states go on with if the rule matches; the state's own otherwise
 * @param assign takes the place of the state's own if the rule matches
 */
public record ChoiceRule(Condition condition, String next, Optional<JsonNode> output, Optional<ObjectNode> assign) {}
