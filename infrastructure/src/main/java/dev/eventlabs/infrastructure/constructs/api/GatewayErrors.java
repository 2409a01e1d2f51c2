package dev.eventlabs.infrastructure.constructs.api;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.apigateway.GatewayResponseOptions;
import software.amazon.awscdk.services.apigateway.ResponseType;
import software.amazon.awscdk.services.apigateway.RestApi;

/**
 * What API Gateway answers without asking a function, in the shape that functions answer errors in:
 * {@code {"error": …, "message": …}}. The error is API Gateway's own name for it, such as {@code THROTTLED}; status codes
 * stay AWS's. A path that isn't there is answered as anywhere on AWS, for that body is what people look for.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
final class GatewayErrors {
    /** API Gateway puts the quotes around this one, and only this one, itself. */
    private static final String MESSAGE = "$context.error.messageString";

    private GatewayErrors() {}

    /** The defaults stand for all types but those that can say what is wrong with the request. */
    static void inOneShape(RestApi api, List<String> corsOrigins) {
        answer(api, "ClientError", ResponseType.DEFAULT_4_XX, "$context.error.responseType", MESSAGE, corsOrigins);
        // AWS's own template. Without a response of its own this type would have that of all 4XX.
        answer(api, "NoSuchPath", ResponseType.MISSING_AUTHENTICATION_TOKEN, "{\"message\":" + MESSAGE + "}",
                corsOrigins);
        answer(api, "ServerError", ResponseType.DEFAULT_5_XX, "$context.error.responseType", MESSAGE, corsOrigins);
        answer(api, "BadBody", ResponseType.BAD_REQUEST_BODY, "bad_request",
                "\"The body isn't as expected: $context.error.validationErrorString\"", corsOrigins);
        answer(api, "BadParameters", ResponseType.BAD_REQUEST_PARAMETERS, "bad_request",
                "\"The parameters aren't as expected: $context.error.validationErrorString\"", corsOrigins);
    }

    /** Those who aren't signed in, or not any more: AWS's status for the latter is 403 where the token isn't Cognito's. */
    static void ofStrangers(RestApi api, List<String> corsOrigins) {
        String template = "{\"error\":\"not_signed_in\",\"message\":"
                + "\"Send the ID token of a signed-in user in the header Authorization: $context.error.message\"}";
        add(api, "NotSignedIn", response(ResponseType.UNAUTHORIZED, template, corsOrigins).statusCode("401"));
        add(api, "NotSignedInAnyMore", response(ResponseType.EXPIRED_TOKEN, template, corsOrigins).statusCode("401"));
    }

    private static void answer(RestApi api, String id, ResponseType type, String error, String message,
            List<String> corsOrigins) {
        answer(api, id, type, "{\"error\":\"" + error + "\",\"message\":" + message + "}", corsOrigins);
    }

    private static void answer(RestApi api, String id, ResponseType type, String template, List<String> corsOrigins) {
        add(api, id, response(type, template, corsOrigins));
    }

    private static void add(RestApi api, String id, GatewayResponseOptions.Builder response) {
        api.addGatewayResponse(id, response.build());
    }

    private static GatewayResponseOptions.Builder response(ResponseType type, String template,
            List<String> corsOrigins) {
        return GatewayResponseOptions.builder()
                .type(type)
                .templates(Map.of("application/json", template))
                // Without it a browser shows its user a failed preflight instead of the error. One origin only can be said here.
                .responseHeaders(corsOrigins.isEmpty() ? null
                        : Map.of("Access-Control-Allow-Origin", "'" + corsOrigins.get(0) + "'"));
    }
}
