package dev.eventlabs.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What is configured of a function, but for its code.
 *
 * @param environment empty as an optional if none was ever given, since AWS shows the difference
 * @param tracing {@code Active} or {@code PassThrough}
 * @param snapStart {@code PublishedVersions} or {@code None}
 * @param deadLetterArn of the queue for events that failed
 * @param vpc as it was given; nothing here is in a network
 * @param ephemeralMegabytes of {@code /tmp}
 */
record FunctionSettings(String runtime, String handler, String role, String description, int timeoutSeconds,
        int memoryMegabytes, Optional<Map<String, String>> environment, String architecture, String tracing,
        String snapStart, LoggingSettings logging, Optional<String> deadLetterArn, Optional<ObjectNode> vpc,
        int ephemeralMegabytes, Optional<String> kmsKeyArn) {

    /**
     * @param format {@code Text} or {@code JSON}
     * @param applicationLevel in JSON format only, as the next
     */
    record LoggingSettings(String format, String applicationLevel, String systemLevel, String group) {}

    boolean startsFromSnapshots() {
        return snapStart.equals("PublishedVersions");
    }

    FunctionSettings withArchitecture(String other) {
        return new FunctionSettings(runtime, handler, role, description, timeoutSeconds, memoryMegabytes, environment,
                other,
                tracing, snapStart, logging, deadLetterArn, vpc, ephemeralMegabytes, kmsKeyArn);
    }

    FunctionSettings withDescription(String other) {
        return new FunctionSettings(runtime, handler, role, other, timeoutSeconds, memoryMegabytes, environment,
                architecture, tracing, snapStart, logging, deadLetterArn, vpc, ephemeralMegabytes, kmsKeyArn);
    }
}
