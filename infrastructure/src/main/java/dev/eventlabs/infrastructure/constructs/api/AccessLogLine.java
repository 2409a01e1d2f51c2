package dev.eventlabs.infrastructure.constructs.api;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;

/**
 * What the access log tells of a call, under the last part of the variable's name. CDK's standard fields lack how long it
 * took and why API Gateway refused it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
final class AccessLogLine {
    private static final String JSON = Stream
            .of("requestId", "requestTime", "httpMethod", "path", "status", "responseLatency", "responseLength",
                    "identity.sourceIp", "identity.userAgent", "xrayTraceId", "error.responseType")
            .map(variable -> "\"%s\":\"$context.%s\"".formatted(variable.replaceAll(".*\\.", ""), variable))
            .collect(Collectors.joining(",", "{", "}"));

    private AccessLogLine() {}

    static AccessLogFormat format() {
        return AccessLogFormat.custom(JSON);
    }
}
