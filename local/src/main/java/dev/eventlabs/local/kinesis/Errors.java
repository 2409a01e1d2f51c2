package dev.eventlabs.local.kinesis;

import dev.eventlabs.local.spi.AwsException;

/** The errors of the API, worded as AWS does; all of them have the status 400. */
final class Errors {

    /** The code of a violated constraint of the API's model. */
    static final String VALIDATION = "ValidationException";
    static final String THROUGHPUT = "ProvisionedThroughputExceededException";

    private Errors() {}

    static AwsException argument(String message) {
        return AwsException.badRequest("InvalidArgumentException", message);
    }

    static AwsException notFound(String message) {
        return AwsException.badRequest("ResourceNotFoundException", message);
    }

    static AwsException inUse(String message) {
        return AwsException.badRequest("ResourceInUseException", message);
    }

    static AwsException limit(String message) {
        return AwsException.badRequest("LimitExceededException", message);
    }

    static AwsException validation(String message) {
        return AwsException.badRequest(VALIDATION, message);
    }

    static AwsException missing(String member) {
        return validation("1 validation error detected: Value null at '" + member
                + "' failed to satisfy constraint: Member must not be null");
    }

    static AwsException throughput(Stream stream, String shard) {
        return AwsException.badRequest(THROUGHPUT, throughputMessage(stream, shard));
    }

    static String throughputMessage(Stream stream, String shard) {
        return "Rate exceeded for shard " + shard + " in stream " + stream.name() + " under account "
                + stream.scope().account() + ".";
    }
}
