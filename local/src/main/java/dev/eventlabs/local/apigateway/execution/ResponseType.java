package dev.eventlabs.local.apigateway.execution;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why API Gateway itself answers instead of what is behind a method.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html">the types</a>
 */
public enum ResponseType {

    ACCESS_DENIED(403, "AccessDeniedException", "User is not authorized to access this resource"),
    API_CONFIGURATION_ERROR(500, "InternalServerErrorException", "Internal server error"),
    AUTHORIZER_CONFIGURATION_ERROR(500, "AuthorizerConfigurationException", null),
    AUTHORIZER_FAILURE(500, "AuthorizerConfigurationException", null),
    BAD_REQUEST_PARAMETERS(400, "BadRequestException", null),
    BAD_REQUEST_BODY(400, "BadRequestException", "Invalid request body"),
    EXPIRED_TOKEN(401, "UnauthorizedException", "The incoming token has expired"),
    INTEGRATION_FAILURE(504, "InternalServerErrorException", "Internal server error"),
    INTEGRATION_TIMEOUT(504, "InternalServerErrorException", "Endpoint request timed out"),
    INVALID_API_KEY(403, "ForbiddenException", "Forbidden"),
    INVALID_SIGNATURE(403, "InvalidSignatureException", null),
    MISSING_AUTHENTICATION_TOKEN(403, "MissingAuthenticationTokenException", "Missing Authentication Token"),
    QUOTA_EXCEEDED(429, "LimitExceededException", "Limit Exceeded"),
    REQUEST_TOO_LARGE(413, "RequestEntityTooLargeException", "Request Too Long"),
    RESOURCE_NOT_FOUND(404, "NotFoundException", "Not Found"),
    THROTTLED(429, "TooManyRequestsException", "Too Many Requests"),
    UNAUTHORIZED(401, "UnauthorizedException", "Unauthorized"),
    UNSUPPORTED_MEDIA_TYPE(415, "UnsupportedMediaTypeException", "Unsupported Media Type"),
    WAF_FILTERED(403, "ForbiddenException", "Forbidden"),
    /** For all of 4xx that have no response of their own; the status is that of the error. */
    DEFAULT_4XX(0, "BadRequestException", null),
    DEFAULT_5XX(0, "InternalServerErrorException", "Internal server error");

    private final int status;
    private final String errorType;
    private final String message;

    ResponseType(int status, String errorType, String message) {
        this.status = status;
        this.errorType = errorType;
        this.message = message;
    }

    /** Of AWS's name; empty if there is none. */
    public static Optional<ResponseType> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    /** The status unless an API sets another; 0 for the two defaults, which take the error's own. */
    public int status() {
        return status;
    }

    String errorType() {
        return errorType;
    }

    /** May be null: {@code {"message": null}} is what clients get to see then. */
    String message() {
        return message;
    }

    /** What an API's answer to this is looked up by next. */
    ResponseType fallback(int statusOfError) {
        return statusOfError < 500 ? DEFAULT_4XX : DEFAULT_5XX;
    }
}
