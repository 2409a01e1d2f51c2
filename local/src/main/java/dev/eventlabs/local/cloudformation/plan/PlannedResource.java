package dev.eventlabs.local.cloudformation.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.cloudformation.intrinsic.Evaluator;
import dev.eventlabs.local.cloudformation.stack.ResourceModel;
import dev.eventlabs.local.spi.Json;
import java.util.Set;

/**
 * A resource that is part of the stack under its conditions.
 *
 * @param properties conditions have been decided; other functions still stand in them
 * @param dependencies logical ids of what must be there before it
 */
public record PlannedResource(String logicalId, String type, ObjectNode properties, Set<String> dependencies,
        ResourceModel.Policies policies, JsonNode metadata) {

    /** With every function evaluated. */
    public ResourceModel model(Evaluator evaluator) {
        return new ResourceModel(type, evaluator.object(properties), dependencies, policies, metadata);
    }

    /** For one whose properties can't be evaluated, or needn't be. */
    public ResourceModel modelWithoutProperties() {
        return new ResourceModel(type, Json.object(), dependencies, policies, metadata);
    }
}
