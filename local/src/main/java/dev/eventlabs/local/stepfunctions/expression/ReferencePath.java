package dev.eventlabs.local.stepfunctions.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path to exactly one place below the input, where something can be put. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html">ResultPath</a>
 */
public final class ReferencePath {

    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\[\\s*(?:(\\d+)|'([^']*)'|\"([^\"]*)\")\\s*]");

    private final String text;
    /** Names as texts, indexes as integers. */
    private final List<Object> steps = new ArrayList<>();

    private ReferencePath(String text) {
        this.text = text;
        Matcher matcher = STEP.matcher(text);
        while (matcher.find()) {
            if (matcher.group(2) != null) {
                steps.add(Integer.valueOf(matcher.group(2)));
            } else {
                steps.add(matcher.group(1) != null ? matcher.group(1)
                        : matcher.group(3) != null ? matcher.group(3) : matcher.group(4));
            }
        }
    }

    /** @throws PathException if the text isn't a reference path below {@code $} */
    public static ReferencePath parse(String text) {
        if (!isBelowInput(text)) {
            throw new PathException("Not a reference path: " + text);
        }
        return new ReferencePath(text);
    }

    /** Whether something can be put there: {@code $$.a} and {@code $name} can't be written to. */
    public static boolean isBelowInput(String text) {
        return (text.equals("$") || text.startsWith("$.") || text.startsWith("$[")) && Path.isReference(text);
    }

    /**
     * A copy of the document with the value in it; objects on the way are created.
     *
     * @throws PathException if the way leads through something that isn't an object, or an index that isn't there
     */
    public JsonNode put(JsonNode document, JsonNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        JsonNode copy = document.deepCopy();
        JsonNode at = copy;
        for (int i = 0; i < steps.size() - 1; i++) {
            at = child(at, steps.get(i), document);
        }
        Object last = steps.getLast();
        if (last instanceof String name && at instanceof ObjectNode object) {
            object.set(name, value);
        } else if (last instanceof Integer index && at instanceof ArrayNode array && index < array.size()) {
            array.set(index, value);
        } else {
            throw mismatch(document);
        }
        return copy;
    }

    private JsonNode child(JsonNode at, Object step, JsonNode document) {
        if (step instanceof String name && at instanceof ObjectNode object) {
            JsonNode child = object.get(name);
            return child == null ? object.putObject(name) : child;
        }
        if (step instanceof Integer index && at instanceof ArrayNode array && index < array.size()) {
            return array.get(index);
        }
        throw mismatch(document);
    }

    private PathException mismatch(JsonNode document) {
        return new PathException("Unable to apply ReferencePath " + text + " to input " + document);
    }
}
