package dev.eventlabs.local.stepfunctions.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;

/** What a task that waits for an execution is told of it: members as {@code DescribeExecution} has them, in Pascal case. */
final class Descriptions {

    private static final Struct INCLUDED = Struct.of("Included", true);

    private Descriptions() {}

    /** @param parsed whether input and output are JSON rather than text with JSON in it ({@code .sync:2}) */
    static Struct nested(Execution execution, boolean parsed) {
        Execution.Origin origin = execution.origin();
        Ending ending = execution.ending().orElseThrow();
        return Struct.of().with("Cause", ending.cause()).with("Error", ending.error())
                .with("ExecutionArn", origin.arn())
                .with("Input", json(origin.input(), parsed)).with("InputDetails", INCLUDED)
                .with("Name", origin.name())
                .with("Output", ending.output() == null ? null : json(ending.output(), parsed))
                .with("OutputDetails", ending.output() == null ? null : INCLUDED)
                .with("StartDate", origin.startedAt().toEpochMilli())
                .with("StateMachineArn", origin.revision().machineArn())
                .with("Status", ending.status().name())
                .with("StopDate", ending.at().toEpochMilli());
    }

    private static Object json(String text, boolean parsed) {
        JsonNode tree = parsed ? Json.parseOwn(text) : null;
        return parsed ? tree : text;
    }
}
