package dev.eventlabs.local.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How a state left its data.
 *
 * @param output the next state's input
 * @param assigned the variables that it assigned, empty if none; history shows them
 * @param variables for the next state
 */
public record Completion(JsonNode output, ObjectNode assigned, Variables variables) {}
