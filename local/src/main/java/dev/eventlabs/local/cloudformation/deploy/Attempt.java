package dev.eventlabs.local.cloudformation.deploy;

import dev.eventlabs.local.cloudformation.stack.StackResource;
import dev.eventlabs.local.spi.Outcome;

/**
 * What was tried with a resource, and what became of it.
 *
 * @param resource as it was begun: with the model it is to have
 * @param called whether its provider was asked, so that something may have changed even if it failed
 */
record Attempt(Kind kind, StackResource resource, Outcome outcome, boolean called) {

    static Attempt notBegun(StackResource resource) {
        return new Attempt(Kind.NOT_BEGUN, resource, Outcome.failed("Not begun"), false);
    }

    enum Kind {
        NOT_BEGUN, NOTHING, CREATE, UPDATE, REPLACE;

        boolean creates() {
            return this == CREATE;
        }
    }
}
