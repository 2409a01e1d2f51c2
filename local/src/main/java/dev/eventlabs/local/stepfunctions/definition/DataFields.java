package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The fields of a state that say what becomes of its data, as they were written, after their defaults. */
public sealed interface DataFields {

    QueryLanguage language();

    /** Variables to assign when the state succeeds. */
    Optional<ObjectNode> assign();

    /**
     * @param inputPath {@code $} by default; empty if {@code null} was written, which throws the input away
     * @param parameters a payload template: names that end in {@code .$} have paths or intrinsic functions as values
     * @param resultSelector a payload template
     * @param resultPath {@code $} by default; empty if {@code null} was written, which throws the result away
     * @param outputPath {@code $} by default; empty if {@code null} was written
     */
    record JsonPath(Optional<String> inputPath, Optional<JsonNode> parameters, Optional<JsonNode> resultSelector,
            Optional<String> resultPath, Optional<String> outputPath, Optional<ObjectNode> assign)
            implements
                DataFields {

        @Override
        public QueryLanguage language() {
            return QueryLanguage.JSON_PATH;
        }
    }

    /** All may hold expressions, texts of the form <code>{% ... %}</code>, at any depth. */
    record Jsonata(Optional<JsonNode> arguments, Optional<JsonNode> output, Optional<ObjectNode> assign)
            implements
                DataFields {

        @Override
        public QueryLanguage language() {
            return QueryLanguage.JSONATA;
        }
    }
}
