package dev.eventlabs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A resource as the template declares it.
 *
 * @param properties with functions in them; empty if there are none
 * @param metadata null if there is none
 * @param deletionPolicy may be a function over parameters
 */
public record ResourceDeclaration(String logicalId, String type, ObjectNode properties, List<String> dependsOn,
        Optional<String> condition, JsonNode metadata, Optional<JsonNode> deletionPolicy,
        Optional<JsonNode> updateReplacePolicy) {}
