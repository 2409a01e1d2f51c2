package dev.eventlabs.local.cloudformation.control;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Applies a patch document: {@code add}, {@code remove}, {@code replace} and {@code test}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
 */
final class JsonPatch {

    private JsonPatch() {}

    /** @return a new document */
    static ObjectNode apply(String patch, ObjectNode document) {
        ObjectNode patched = document.deepCopy();
        for (JsonNode step : steps(patch)) {
            apply(step, patched);
        }
        return patched;
    }

    private static JsonNode steps(String patch) {
        try {
            JsonNode steps = Json.parse(patch.getBytes(StandardCharsets.UTF_8));
            if (steps.isArray()) {
                return steps;
            }
            throw refused("it must be a list of operations");
        } catch (IOException e) {
            throw refused("it isn't JSON: " + Json.complaint(e));
        }
    }

    private static void apply(JsonNode step, ObjectNode document) {
        String path = step.path("path").asText();
        JsonPointer pointer;
        try {
            pointer = JsonPointer.compile(path);
        } catch (IllegalArgumentException e) {
            throw refused("'" + path + "' isn't a JSON pointer");
        }
        if (pointer.matches()) {
            throw refused("the document as a whole can't be patched");
        }
        JsonNode parent = document.at(pointer.head());
        String name = pointer.last().getMatchingProperty();
        String operation = step.path("op").asText();
        switch (operation) {
            case "add" -> add(parent, name, step.path("value"), path);
            case "replace" -> {
                remove(parent, name, path);
                add(parent, name, step.path("value"), path);
            }
            case "remove" -> remove(parent, name, path);
            case "test" -> {
                if (!document.at(pointer).equals(step.path("value"))) {
                    throw refused("the value at " + path + " is another one");
                }
            }
            default -> throw refused("the embedded AWS has add, remove, replace and test, not '" + operation + "'");
        }
    }

    private static void add(JsonNode parent, String name, JsonNode value, String path) {
        switch (parent) {
            case ObjectNode object -> object.set(name, value);
            case ArrayNode array when name.equals("-") -> array.add(value);
            case ArrayNode array -> array.insert(index(name, array.size(), path), value);
            default -> throw refused("there is nothing to add " + path + " to");
        }
    }

    private static void remove(JsonNode parent, String name, String path) {
        JsonNode gone = switch (parent) {
            case ObjectNode object -> object.remove(name);
            case ArrayNode array -> array.remove(index(name, array.size() - 1, path));
            default -> null;
        };
        if (gone == null) {
            throw refused("there is no " + path);
        }
    }

    private static int index(String name, int most, String path) {
        if (!name.matches("\\d{1,6}") || Integer.parseInt(name) > most) {
            throw refused("there is no " + path);
        }
        return Integer.parseInt(name);
    }

    private static AwsException refused(String why) {
        return AwsException.badRequest("ValidationException", "Invalid patch document: " + why + ".");
    }
}
