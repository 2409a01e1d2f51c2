package dev.eventlabs.local.ec2;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Struct;
import dev.eventlabs.local.spi.Xml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * EC2's own kind of query answers: no result element, lists of items, errors in a list.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html">the protocol</a>
 */
final class Wire {

    static final String VERSION = "2016-11-15";

    private Wire() {}

    static AwsResponse answer(String action, Struct members, String requestId) {
        StringBuilder xml = new StringBuilder("<").append(action)
                .append("Response xmlns=\"http://ec2.amazonaws.com/doc/")
                .append(VERSION).append("/\"><requestId>").append(requestId).append("</requestId>");
        value(xml, members);
        return xml(200, xml.append("</").append(action).append("Response>").toString(), requestId);
    }

    static AwsResponse error(AwsException e, String requestId) {
        return xml(e.status(),
                "<Response><Errors><Error>" + Xml.of("Code", e.code()) + Xml.of("Message", e.getMessage())
                        + "</Error></Errors><RequestID>" + requestId + "</RequestID></Response>",
                requestId);
    }

    private static AwsResponse xml(int status, String document, String requestId) {
        return AwsResponse.bytes(status, "text/xml;charset=UTF-8",
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + document).getBytes(StandardCharsets.UTF_8))
                .with("x-amzn-RequestId", requestId);
    }

    private static void value(StringBuilder xml, Object value) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((name, each) -> element(xml, name.toString(), each));
            case Iterable<?> list -> list.forEach(each -> element(xml, "item", each));
            case Instant instant -> xml.append(instant.truncatedTo(ChronoUnit.MILLIS));
            default -> xml.append(Xml.escape(value.toString()));
        }
    }

    private static void element(StringBuilder xml, String name, Object value) {
        if (value != null) {
            xml.append('<').append(name).append('>');
            value(xml, value);
            xml.append("</").append(name).append('>');
        }
    }
}
