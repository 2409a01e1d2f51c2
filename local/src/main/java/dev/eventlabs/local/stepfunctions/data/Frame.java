package dev.eventlabs.local.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a state sees while it runs.
 *
 * @param enteredEventId the history id of its {@code StateEntered} event; errors name it
 * @param input of the state, as it came in
 * @param context the context object: {@code $$}, or {@code $states.context}
 */
public record Frame(long enteredEventId, JsonNode input, JsonNode context, Variables variables) {

    public Frame withContext(JsonNode newContext) {
        return new Frame(enteredEventId, input, newContext, variables);
    }
}
