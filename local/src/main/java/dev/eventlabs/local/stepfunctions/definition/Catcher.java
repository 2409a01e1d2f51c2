package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * @param resultPath where JSONPath states put the error output; {@code $} by default, empty if {@code null} was written
 * @param output what JSONata states go on with
 */
public record Catcher(List<String> errorEquals, String next, Optional<String> resultPath, Optional<JsonNode> output,
        Optional<ObjectNode> assign) {}
