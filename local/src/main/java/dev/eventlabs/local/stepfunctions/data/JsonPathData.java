package dev.eventlabs.local.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.stepfunctions.expression.Intrinsic;
import dev.eventlabs.local.stepfunctions.expression.IntrinsicException;
import dev.eventlabs.local.stepfunctions.expression.Path;
import dev.eventlabs.local.stepfunctions.expression.PathException;
import dev.eventlabs.local.stepfunctions.expression.Randomness;
import dev.eventlabs.local.stepfunctions.expression.ReferencePath;
import dev.eventlabs.local.stepfunctions.expression.Scope;
import java.util.Optional;

/** The fields of one JSONPath state, evaluated. */
record JsonPathData(Failures failures, Randomness randomness) {

    /** InputPath, OutputPath and the like: no path, or rather {@code null}, throws all away. */
    JsonNode select(Optional<String> path, JsonNode document) {
        return path.map(each -> select(each, document)).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    JsonNode select(String path, JsonNode document) {
        try {
            return Path.parse(path).read(scope(document));
        } catch (PathException e) {
            throw failures.runtime("Invalid path '" + path + "' : " + e.getMessage());
        }
    }

    /**
     * A payload template: a copy in which every field whose name ends in {@code .$} is replaced by what its path or intrinsic function gives.
     */
    JsonNode fill(JsonNode template, JsonNode document) {
        if (template instanceof ObjectNode object) {
            ObjectNode all = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(each -> {
                String name = each.getKey();
                if (name.endsWith(".$")) {
                    all.set(name.substring(0, name.length() - 2), value(name, each.getValue().asText(), document));
                } else {
                    all.set(name, fill(each.getValue(), document));
                }
            });
            return all;
        }
        if (template instanceof ArrayNode array) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> all.add(fill(each, document)));
            return all;
        }
        return template;
    }

    /** What a field's path or intrinsic function gives. */
    JsonNode value(String field, String text, JsonNode document) {
        Scope scope = scope(document);
        if (Intrinsic.looksLike(text)) {
            return call(field, text, scope);
        }
        Path path = Path.parse(text);
        try {
            return path.read(scope);
        } catch (PathException e) {
            throw failures.runtime("The JSONPath '" + text + "' specified for the field '" + field
                    + "' could not be found in the input '" + (path.ofContext() ? scope.context() : document) + "'");
        }
    }

    private JsonNode call(String field, String text, Scope scope) {
        try {
            return Intrinsic.parse(text).evaluate(scope, randomness);
        } catch (IntrinsicException e) {
            throw failures.error("States.IntrinsicFailure", e.getMessage());
        } catch (PathException e) {
            throw failures.runtime("The function '" + text + "' specified for the field '" + field
                    + "' could not be evaluated: " + e.getMessage());
        }
    }

    /** ResultPath: the state's raw input with the result in it. */
    JsonNode place(Optional<String> resultPath, JsonNode result) {
        if (resultPath.isEmpty()) {
            return failures.frame().input();
        }
        try {
            return ReferencePath.parse(resultPath.get()).put(failures.frame().input(), result);
        } catch (PathException e) {
            throw failures.error("States.ResultPathMatchFailure", e.getMessage());
        }
    }

    private Scope scope(JsonNode document) {
        return new Scope(document, failures.frame().context(), failures.frame().variables().all());
    }
}
