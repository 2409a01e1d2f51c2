package dev.eventlabs.local.apigateway;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Outcome;

/** Deletes a stack's resource: what is no longer there, perhaps because its API has gone, is deleted. */
final class Deletion {

    private Deletion() {}

    static Outcome of(String physicalId, Runnable deletion) {
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
