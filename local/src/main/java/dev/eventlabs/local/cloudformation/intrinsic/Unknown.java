package dev.eventlabs.local.cloudformation.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;

/** What stands in a change set for a value that is known only once the change set has been executed. */
public final class Unknown {

    /** As AWS writes it in {@code AfterValue} and {@code AfterContext}. */
    public static final String TEXT = "{{changeSet:KNOWN_AFTER_APPLY}}";

    private Unknown() {}

    /** Whether any part of a value isn't known yet. */
    public static boolean in(JsonNode value) {
        return value.toString().contains(TEXT);
    }
}
