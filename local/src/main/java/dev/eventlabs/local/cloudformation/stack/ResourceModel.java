package dev.eventlabs.local.cloudformation.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * What a resource is to be.
 *
 * @param properties with every function evaluated; dynamic references still stand in them
 * @param dependencies logical ids of what must be there before it
 * @param metadata null node if there is none
 */
public record ResourceModel(String type, ObjectNode properties, Set<String> dependencies, Policies policies,
        JsonNode metadata) {

    /**
     * @param deletion what happens to it when it leaves the stack: Delete, Retain, RetainExceptOnCreate
     * @param updateReplace what happens to the old one when it is replaced: Delete, Retain
     */
    public record Policies(String deletion, String updateReplace) {}
}
