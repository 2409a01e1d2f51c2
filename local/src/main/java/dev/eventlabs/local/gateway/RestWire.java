package dev.eventlabs.local.gateway;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Struct;

/** REST APIs: JSON, and errors with their code in {@code x-amzn-ErrorType}. */
record RestWire() implements Wire {

    @Override
    public AwsResponse result(Object result, String requestId) {
        return AwsResponse.json(200, result).with("x-amzn-RequestId", requestId);
    }

    @Override
    public AwsResponse error(AwsException error, String requestId) {
        Struct body = Struct.of("Type", error.status() < 500 ? "User" : "Service")
                .with("message", error.getMessage())
                .with("Message", error.getMessage());
        error.members().forEach(body::with);
        return AwsResponse.json(error.status(), body)
                .with("x-amzn-ErrorType", error.code())
                .with("x-amzn-RequestId", requestId);
    }
}
