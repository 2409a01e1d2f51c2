package dev.eventlabs.local.cloudformation.stack;

import java.time.Instant;
import java.util.Optional;

/** Something that happened to a stack or one of its resources. */
public record StackEvent(String id, String stackId, String stackName, String logicalId, Optional<String> physicalId,
        String type, Instant at, String status, Optional<String> reason, Optional<String> properties,
        Optional<String> token) {}
