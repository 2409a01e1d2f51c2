package dev.eventlabs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Which queues may name this one as their dead-letter queue. */
record RedriveAllowPolicy(Permission permission, List<String> sources) {

    private static final String PARAMETER = "RedriveAllowPolicy";
    private static final int MOST_SOURCES = 10;

    enum Permission {
        allowAll, denyAll, byQueue
    }

    /** @throws dev.eventlabs.local.spi.AwsException if it isn't one */
    static RedriveAllowPolicy parse(String text) {
        JsonNode json;
        try {
            json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Errors.invalid(text, PARAMETER, "Redrive allow policy is not a valid JSON map.");
        }
        Permission permission;
        try {
            permission = Permission.valueOf(json.path("redrivePermission").asText());
        } catch (IllegalArgumentException e) {
            throw Errors.invalid(text, PARAMETER,
                    "redrivePermission must be one of [allowAll, denyAll, byQueue].");
        }
        List<String> sources = new ArrayList<>();
        json.path("sourceQueueArns").forEach(arn -> sources.add(arn.asText()));
        if (permission == Permission.byQueue ? sources.isEmpty() || sources.size() > MOST_SOURCES
                : !sources.isEmpty()) {
            throw Errors.invalid(text, PARAMETER, "sourceQueueArns must name 1 to " + MOST_SOURCES
                    + " queues if redrivePermission is byQueue, and none otherwise.");
        }
        return new RedriveAllowPolicy(permission, List.copyOf(sources));
    }

    boolean allows(String sourceArn) {
        return switch (permission) {
            case allowAll -> true;
            case denyAll -> false;
            case byQueue -> sources.contains(sourceArn);
        };
    }
}
