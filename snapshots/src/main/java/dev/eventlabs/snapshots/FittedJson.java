package dev.eventlabs.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * JSON in lines: a value that fits into one is on one, any other has a line for each of its parts. What never has more than one part, such as
 * {@code Fn::Sub}, opens and closes with it, on the same lines.
 */
final class FittedJson {
    /** What a review shows without scrolling. */
    private static final int WIDTH = 120;
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private FittedJson() {}

    /** The value with a line break at its end. */
    static String of(JsonNode value) {
        var json = new FittedJson();
        json.write("", "", value, "");
        return json.text.append('\n').toString();
    }

    /** @param start what stands before the value on its line, without the indentation; end what follows it: a comma or nothing */
    private void write(String indent, String start, JsonNode value, String end) {
        String line = indent + start + inOneLine(value) + end;
        if (!value.isContainerNode() || value.isEmpty() || line.length() <= WIDTH) {
            text.append(line);
            return;
        }
        if (isWrapper(value)) {
            var only = value.properties().iterator().next();
            write(indent, start + "{ " + quoted(only.getKey()) + ": ", only.getValue(), " }" + end);
            return;
        }
        text.append(indent).append(start).append(value.isObject() ? '{' : '[').append('\n');
        if (value.isObject()) {
            var parts = value.properties().iterator();
            while (parts.hasNext()) {
                var part = parts.next();
                write(indent + INDENT, quoted(part.getKey()) + ": ", part.getValue(), separator(parts));
                text.append('\n');
            }
        } else {
            Iterator<JsonNode> parts = value.elements();
            while (parts.hasNext()) {
                write(indent + INDENT, "", parts.next(), separator(parts));
                text.append('\n');
            }
        }
        text.append(indent).append(value.isObject() ? '}' : ']').append(end);
    }

    private static boolean isWrapper(JsonNode value) {
        return value.isObject() && value.size() == 1
                && (value.fieldNames().next().startsWith("Fn::") || value.has(ReadableValue.JSON_TEXT));
    }

    private static String separator(Iterator<?> rest) {
        return rest.hasNext() ? "," : "";
    }

    private static String inOneLine(JsonNode value) {
        if (value.isEmpty() || !value.isContainerNode()) {
            return value.toString();
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).map(FittedJson::inOneLine)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return value.properties().stream().map(part -> quoted(part.getKey()) + ": " + inOneLine(part.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String quoted(String key) {
        return TextNode.valueOf(key).toString();
    }
}
