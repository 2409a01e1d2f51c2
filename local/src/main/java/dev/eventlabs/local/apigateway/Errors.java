package dev.eventlabs.local.apigateway;

import dev.eventlabs.local.spi.AwsException;

/** The errors of the service's API. */
final class Errors {

    static final String BAD_REQUEST = "BadRequestException";

    private Errors() {}

    static AwsException badRequest(String message) {
        return AwsException.badRequest(BAD_REQUEST, message);
    }

    static AwsException notFound(String message) {
        return AwsException.notFound("NotFoundException", message);
    }

    static AwsException conflict(String message) {
        return new AwsException("ConflictException", 409, message);
    }

    /** What AWS has and the embedded AWS doesn't. */
    static AwsException notHere(String what, String instead) {
        return badRequest("The embedded AWS doesn't have " + what + ". " + instead);
    }
}
