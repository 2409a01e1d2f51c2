package dev.eventlabs.local.stepfunctions.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a definition that has been checked. */
final class DefinitionReader {

    private DefinitionReader() {}

    static StateMachine machine(JsonNode json) {
        QueryLanguage language = QueryLanguage.named(json.path("QueryLanguage").asText())
                .orElse(QueryLanguage.JSON_PATH);
        return new StateMachine(Optional.ofNullable(json.get("TimeoutSeconds")).map(JsonNode::longValue),
                flow(json, language));
    }

    /** States within a Map or Parallel state have the machine's language, not that state's, if none of their own. */
    static Flow flow(JsonNode json, QueryLanguage machineLanguage) {
        Map<String, State> all = new LinkedHashMap<>();
        json.get("States").properties().forEach(each -> all.put(each.getKey(),
                new StateReader(each.getKey(), each.getValue(), machineLanguage).state()));
        return new Flow(json.get("StartAt").asText(), Collections.unmodifiableMap(all));
    }
}
