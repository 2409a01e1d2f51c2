package dev.eventlabs.local.lambda;

import dev.eventlabs.local.spi.AwsException;

/** Lambda's errors in AWS's own words. */
final class Errors {

    /** Of what is missing or has the wrong type. */
    static final String VALIDATION_CODE = "InvalidParameterValueException";

    private Errors() {}

    static AwsException invalid(String message) {
        return AwsException.badRequest(VALIDATION_CODE, message);
    }

    /** As AWS words the violation of a model's constraint. */
    static AwsException constraint(Object value, String member, String rule) {
        return AwsException.constraint("ValidationException", value, member, rule);
    }

    static AwsException functionNotFound(String arn) {
        return AwsException.notFound("ResourceNotFoundException", "Function not found: " + arn);
    }

    static AwsException notFound(String message) {
        return AwsException.notFound("ResourceNotFoundException", message);
    }

    static AwsException conflict(String message) {
        return new AwsException("ResourceConflictException", 409, message);
    }

    static AwsException tooLarge(String message) {
        return new AwsException("RequestEntityTooLargeException", 413, message);
    }

    /** @param source the operation that tells the current one */
    static AwsException staleRevision(String source) {
        return new AwsException("PreconditionFailedException", 412,
                "The Revision Id provided does not match the latest Revision Id. Call the " + source
                        + " API to retrieve the latest Revision Id");
    }

    /** What exists on AWS but not here is never ignored. */
    static AwsException unsupported(String what) {
        return invalid("The embedded AWS doesn't support " + what + ".");
    }
}
