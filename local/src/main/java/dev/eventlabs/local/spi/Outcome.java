package dev.eventlabs.local.spi;

import java.util.Map;

/** What became of creating, updating or deleting a resource. */
public sealed interface Outcome {

    /**
     * @param physicalId what {@code Ref} gives
     * @param attributes what {@code Fn::GetAtt} gives: strings, numbers, or lists of them
     */
    record Done(String physicalId, Map<String, Object> attributes) implements Outcome {}

    /** @param reason as AWS words it; it becomes the event's {@code ResourceStatusReason} */
    record Failed(String reason) implements Outcome {}

    static Outcome done(String physicalId) {
        return new Done(physicalId, Map.of());
    }

    static Outcome done(String physicalId, Map<String, Object> attributes) {
        return new Done(physicalId, attributes);
    }

    static Outcome failed(String reason) {
        return new Failed(reason);
    }
}
