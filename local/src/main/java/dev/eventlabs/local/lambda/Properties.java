package dev.eventlabs.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;

/** Resource properties as the members of an API request, since creating through CloudFormation is calling the API. */
final class Properties {

    private Properties() {}

    static ObjectNode members(Record properties) {
        return (ObjectNode) Json.members(properties);
    }

    static Input input(ObjectNode members) {
        return new Input(members, Errors.VALIDATION_CODE);
    }

    /** What is no longer there is deleted. */
    static Outcome delete(String physicalId, Runnable deletion) {
        try {
            deletion.run();
        } catch (AwsException e) {
            if (e.status() != 404) {
                throw e;
            }
        }
        return Outcome.done(physicalId);
    }
}
