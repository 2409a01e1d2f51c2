package dev.eventlabs.local.cloudformation.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** What functions refer to. */
public interface Values {

    /** The stack's parameters and the pseudo parameters, by name; lists are arrays. */
    Map<String, JsonNode> parameters();

    /** What {@code Ref} gives for a resource; empty if it isn't part of the stack under its conditions. */
    Optional<JsonNode> reference(String logicalId);

    /** @throws dev.eventlabs.local.cloudformation.template.TemplateException if the resource has no such attribute */
    Optional<JsonNode> attribute(String logicalId, String attribute);

    /** The value of an export of another stack. */
    Optional<String> export(String name);

    /**
     * The value of an output of another stack, exported or not.
     *
     * @param region empty for the stack's own
     */
    Optional<String> output(String stackName, String outputName, Optional<String> region);
}
