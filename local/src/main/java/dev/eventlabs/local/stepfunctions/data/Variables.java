package dev.eventlabs.local.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables of a workflow, of a branch or of an iteration. Immutable.
 *
 * <p>What a branch or an iteration assigns is gone when it ends; it sees its surroundings' variables as they were when it started.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html">Variables</a>
 */
public final class Variables {

    public static final Variables NONE = new Variables(Map.of());

    private final Map<String, JsonNode> values;

    private Variables(Map<String, JsonNode> values) {
        this.values = values;
    }

    /** These and the assigned ones. */
    public Variables with(ObjectNode assigned) {
        if (assigned.isEmpty()) {
            return this;
        }
        Map<String, JsonNode> all = new LinkedHashMap<>(values);
        assigned.properties().forEach(each -> all.put(each.getKey(), each.getValue()));
        return new Variables(Collections.unmodifiableMap(all));
    }

    public Map<String, JsonNode> all() {
        return values;
    }
}
