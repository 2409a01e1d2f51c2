package dev.eventlabs.local.s3;

import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.AwsResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Writes an answer's XML, element by element. Not thread-safe. */
final class XmlAnswer {

    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final String root;

    XmlAnswer(String root) {
        this.root = root;
        out.append('<').append(root).append(" xmlns=\"").append(NAMESPACE).append("\">");
    }

    /** Leaves the element out if the value is null. */
    XmlAnswer add(String name, Object value) {
        if (value != null) {
            out.append('<').append(name).append('>');
            escape(value instanceof Instant time ? time.truncatedTo(ChronoUnit.MILLIS).toString() : value.toString());
            out.append("</").append(name).append('>');
        }
        return this;
    }

    XmlAnswer open(String name) {
        out.append('<').append(name).append('>');
        return this;
    }

    XmlAnswer close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    XmlAnswer tags(Map<String, String> tags) {
        open("TagSet");
        tags.forEach((key, value) -> open("Tag").add("Key", key).add("Value", value).close("Tag"));
        return close("TagSet");
    }

    AwsResponse answer() {
        return AwsResponse.xml(200, out + "</" + root + ">");
    }

    static AwsResponse error(AwsException e, String requestId) {
        XmlAnswer body = new XmlAnswer("Error");
        // Alone among S3's documents, the error has no namespace.
        body.out.setLength(0);
        body.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error>");
        body.add("Code", e.code()).add("Message", e.getMessage());
        e.members().forEach(body::add);
        body.add("RequestId", requestId).add("HostId", "eventlabs");
        return AwsResponse.xml(e.status(), body.out + "</Error>");
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                    if (c < 0x20) {
                        out.append("&#").append(c).append(';');
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
    }
}
