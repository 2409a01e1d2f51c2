package dev.eventlabs.local.gateway;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Struct;

/**
 * AWS JSON 1.0 and 1.1.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">the protocol</a>
 */
record JsonWire(String version) implements Wire {

    @Override
    public AwsResponse result(Object result, String requestId) {
        return answer(200, result, requestId);
    }

    @Override
    public AwsResponse error(AwsException error, String requestId) {
        Struct body = Struct.of("__type", error.code()).with("message", error.getMessage());
        error.members().forEach(body::with);
        return Wire.withQueryCode(answer(error.status(), body, requestId).with("x-amzn-ErrorType", error.code()),
                error);
    }

    private AwsResponse answer(int status, Object body, String requestId) {
        return AwsResponse.bytes(status, "application/x-amz-json-" + version, Json.bytes(body)).with("x-amzn-RequestId",
                requestId);
    }
}
