package dev.eventlabs.local.spi;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;

/** An answer's structure as the XML of the query protocol: lists in {@code <member>}s unless they are {@link Elements}, instants in ISO-8601. */
public final class Xml {

    private final StringBuilder out = new StringBuilder();

    /** Text with the characters escaped that XML gives a meaning, and what XML 1.0 can't carry left out. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> {
                    if (c >= 0x20 || c == '\n' || c == '\t') {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    public static String of(String element, Object value) {
        Xml xml = new Xml();
        xml.element(element, value);
        return xml.out.toString();
    }

    /** The content without an element around it. */
    public static String content(Object value) {
        Xml xml = new Xml();
        xml.value(value);
        return xml.out.toString();
    }

    private void element(String name, Object value) {
        out.append('<').append(name).append('>');
        value(value);
        out.append("</").append(name).append('>');
    }

    private void value(Object value) {
        switch (value) {
            case null -> {}
            case JsonNode node -> value(Json.MAPPER.convertValue(node, Object.class));
            case Map<?, ?> map -> map.forEach((name, each) -> {
                if (each != null) {
                    element(name.toString(), each);
                }
            });
            case Iterable<?> list -> list.forEach(each -> element("member", each));
            case Elements list -> list.items().forEach(each -> element(list.name(), each));
            case Instant instant -> out.append(instant.truncatedTo(ChronoUnit.MILLIS));
            case byte[] bytes -> out.append(Base64.getEncoder().encodeToString(bytes));
            case String text -> out.append(escape(text));
            case Number number -> out.append(number);
            case Boolean flag -> out.append(flag);
            default -> value(Json.MAPPER.convertValue(value, Object.class));
        }
    }
}
