package dev.eventlabs.local.gateway;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Xml;
import java.nio.charset.StandardCharsets;

/**
 * The query protocol's XML.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">the protocol</a>
 */
record QueryWire(String namespace, String action) implements Wire {

    @Override
    public AwsResponse result(Object result, String requestId) {
        return xml(200, "<" + action + "Response xmlns=\"" + namespace + "\">" + Xml.of(action + "Result", result)
                + "<ResponseMetadata><RequestId>" + requestId + "</RequestId></ResponseMetadata></" + action
                + "Response>", requestId);
    }

    @Override
    public AwsResponse error(AwsException error, String requestId) {
        return xml(error.status(), "<ErrorResponse xmlns=\"" + namespace + "\"><Error><Type>"
                + (error.status() < 500 ? "Sender" : "Receiver") + "</Type>"
                + Xml.of("Code", error.queryCode().orElse(error.code()))
                + Xml.of("Message", error.getMessage()) + Xml.content(error.members()) + "</Error><RequestId>"
                + requestId
                + "</RequestId></ErrorResponse>", requestId);
    }

    private static AwsResponse xml(int status, String document, String requestId) {
        return AwsResponse.bytes(status, "text/xml", document.getBytes(StandardCharsets.UTF_8)).with("x-amzn-RequestId",
                requestId);
    }
}
