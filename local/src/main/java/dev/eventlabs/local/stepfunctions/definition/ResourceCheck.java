package dev.eventlabs.local.stepfunctions.definition;

import java.util.Optional;

/** Which resources a Task state may name; what services there are, this package doesn't know. */
@FunctionalInterface
public interface ResourceCheck {

    /** Whatever looks like an ARN. */
    ResourceCheck ANY = _ -> Optional.empty();

    /** What is wrong with a resource, in AWS's words; empty if nothing. */
    Optional<String> problem(String arn);

    /** What AWS says of an integration that it doesn't have. */
    static String notRecognized(String arn) {
        return "The resource provided " + arn + " is not recognized. The value is not a valid resource ARN, or the"
                + " resource is not available in this region.";
    }
}
