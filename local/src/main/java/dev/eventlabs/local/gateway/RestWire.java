package dev.eventlabs.local.gateway;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Xml;

/** Errors of REST APIs: S3's XML, or the JSON with {@code x-amzn-ErrorType} of all the others. */
record RestWire(boolean xml) implements Wire {

    @Override
    public AwsResponse result(Object result, String requestId) {
        return AwsResponse.json(200, result).with("x-amzn-RequestId", requestId);
    }

    @Override
    public AwsResponse error(AwsException error, String requestId) {
        if (xml) {
            return AwsResponse
                    .xml(error.status(),
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>" + Xml.of("Code", error.code())
                                    + Xml.of("Message", error.getMessage()) + Xml.content(error.members())
                                    + Xml.of("RequestId", requestId) + "</Error>")
                    .with("x-amz-request-id", requestId);
        }
        Struct body = Struct.of("Type", error.status() < 500 ? "User" : "Service")
                .with("message", error.getMessage())
                .with("Message", error.getMessage());
        error.members().forEach(body::with);
        return AwsResponse.json(error.status(), body)
                .with("x-amzn-ErrorType", error.code())
                .with("x-amzn-RequestId", requestId);
    }
}
