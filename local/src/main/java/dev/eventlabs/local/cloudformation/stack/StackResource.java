package dev.eventlabs.local.cloudformation.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A resource of a stack.
 *
 * @param suffix of its generated name; another one for each physical resource
 * @param physical what was made of it; empty as long as nothing was
 * @param at when its status changed
 */
public record StackResource(String logicalId, ResourceModel model, String suffix, Optional<Physical> physical,
        ResourceStatus status, Optional<String> reason, Instant at) {

    /** @param attributes what {@code Fn::GetAtt} gives */
    public record Physical(String id, Map<String, JsonNode> attributes) {

        /** What a provider has made. */
        public static Physical of(Outcome.Done made) {
            Map<String, JsonNode> attributes = new HashMap<>();
            made.attributes().forEach((name, value) -> attributes.put(name, Json.MAPPER.valueToTree(value)));
            return new Physical(made.physicalId(), Map.copyOf(attributes));
        }
    }

    public String type() {
        return model.type();
    }

    public Optional<String> physicalId() {
        return physical.map(Physical::id);
    }

    /** Whether there is something that belongs to the stack. */
    public boolean exists() {
        return physical.isPresent() && !status.gone();
    }

    public StackResource with(ResourceStatus newStatus, Optional<String> newReason, Instant now) {
        return new StackResource(logicalId, model, suffix, physical, newStatus, newReason, now);
    }

    public StackResource with(ResourceModel newModel) {
        return new StackResource(logicalId, newModel, suffix, physical, status, reason, at);
    }

    public StackResource with(Physical newPhysical) {
        return new StackResource(logicalId, model, suffix, Optional.of(newPhysical), status, reason, at);
    }
}
