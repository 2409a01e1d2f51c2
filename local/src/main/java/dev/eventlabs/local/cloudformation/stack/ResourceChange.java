package dev.eventlabs.local.cloudformation.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a change set would do to a resource.
 *
 * @param replacement only for {@code Modify}
 * @param scope which attributes change: Properties, Metadata, Tags …
 * @param policyAction for instance {@code ReplaceAndDelete}
 * @param before the model before, for the context
 * @param after the model after, as far as it is known
 */
public record ResourceChange(Action action, String logicalId, Optional<String> physicalId, String type,
        Optional<Replacement> replacement, Set<String> scope, Optional<String> policyAction, List<Detail> details,
        Optional<ResourceModel> before, Optional<ResourceModel> after) {

    public enum Action {
        Add, Modify, Remove
    }

    public enum Replacement {
        True, False, Conditional
    }

    /**
     * @param attribute for instance {@code Properties}
     * @param name of the property; empty for other attributes
     * @param requiresRecreation Never, Conditionally, Always
     * @param dynamic whether the new value is only known on execution
     * @param changeSource for instance {@code DirectModification}
     * @param causingEntity what the value comes from, if it isn't written there
     */
    public record Detail(String attribute, Optional<String> name, String requiresRecreation, boolean dynamic,
            String changeSource, Optional<String> causingEntity, Optional<JsonNode> before, Optional<JsonNode> after) {}
}
