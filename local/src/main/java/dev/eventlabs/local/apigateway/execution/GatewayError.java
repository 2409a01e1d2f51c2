package dev.eventlabs.local.apigateway.execution;

/** The request ends here, with an answer of API Gateway's own. */
final class GatewayError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ResponseType type;
    private final int status;
    private final String validation;

    private GatewayError(ResponseType type, int status, String message, String validation) {
        super(message, null, false, false);
        this.type = type;
        this.status = status;
        this.validation = validation;
    }

    static GatewayError of(ResponseType type) {
        return new GatewayError(type, type.status(), type.message(), "");
    }

    static GatewayError of(ResponseType type, String message) {
        return new GatewayError(type, type.status(), message, "");
    }

    /** @param validation what is wrong with the body, which only a response template may show */
    static GatewayError invalidBody(String validation) {
        return new GatewayError(ResponseType.BAD_REQUEST_BODY, 400, ResponseType.BAD_REQUEST_BODY.message(),
                validation);
    }

    /** What is behind the method has answered, but not with an answer. */
    static GatewayError malformedAnswer() {
        return new GatewayError(ResponseType.DEFAULT_5XX, 502, ResponseType.DEFAULT_5XX.message(), "");
    }

    /** The method is set up in a way that can't work: no permission, no function, no response for the status. */
    static GatewayError misconfigured() {
        return of(ResponseType.API_CONFIGURATION_ERROR);
    }

    ResponseType type() {
        return type;
    }

    int status() {
        return status;
    }

    String validation() {
        return validation;
    }
}
