package dev.eventlabs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An output as the template declares it.
 *
 * @param export the export's name, with functions in it
 */
public record OutputDeclaration(String name, JsonNode value, Optional<String> description, Optional<JsonNode> export,
        Optional<String> condition) {}
