package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsRequest;
import dev.eventlabs.local.spi.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a function is told of a request beside the request itself, and what {@code $context} stands for. */
final class RequestContext {

    private static final DateTimeFormatter COMMON_LOG_FORMAT = DateTimeFormatter
            .ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    /** These are for logs and templates only. */
    private static final List<String> NOT_IN_EVENTS = List.of("error", "status", "xrayTraceId");
    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/,\\s]+)/\\d{8}/[^/]+/execute-api/");

    private RequestContext() {}

    static ObjectNode of(Stage stage, AwsRequest request, String path, String requestId, String extendedId,
            Instant now) {
        String host = stage.apiId() + ".execute-api." + stage.scope().region() + ".amazonaws.com";
        ObjectNode context = Json.object().put("accountId", stage.scope().account()).put("apiId", stage.apiId())
                .put("deploymentId", stage.deploymentId()).put("domainName", host)
                .put("domainPrefix", stage.apiId()).put("extendedRequestId", extendedId)
                .put("httpMethod", request.method());
        context.set("identity", identity(stage, request));
        return context.put("path", "/" + stage.name() + path).put("protocol", "HTTP/1.1")
                .put("requestId", requestId).put("requestTime", COMMON_LOG_FORMAT.format(now))
                .put("requestTimeEpoch", now.toEpochMilli()).put("stage", stage.name());
    }

    /** The access key of a request that is signed for an API. */
    static Optional<String> accessKey(AwsRequest request) {
        Matcher matcher = ACCESS_KEY.matcher(request.header("authorization").orElse(""));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static ObjectNode identity(Stage stage, AwsRequest request) {
        Optional<String> key = accessKey(request);
        String account = key.map(each -> stage.scope().account()).orElse(null);
        String user = key.map(each -> "arn:aws:iam::" + stage.scope().account() + ":root").orElse(null);
        return Json.object().put("accessKey", key.orElse(null)).put("accountId", account).put("caller", account)
                .putNull("cognitoAuthenticationProvider").putNull("cognitoAuthenticationType")
                .putNull("cognitoIdentityId").putNull("cognitoIdentityPoolId").putNull("principalOrgId")
                // The front door listens on the loopback only.
                .put("sourceIp", "127.0.0.1").put("user", account)
                .put("userAgent", request.header("user-agent").orElse(null)).put("userArn", user);
    }

    static ObjectNode ofEvent(Exchange exchange) {
        ObjectNode context = exchange.context().deepCopy();
        context.remove(NOT_IN_EVENTS);
        return context;
    }
}
