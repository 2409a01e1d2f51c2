package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the parts of the documents that an API is made of; what is missing is empty. */
final class Documents {

    private Documents() {}

    static Map<String, String> texts(JsonNode map) {
        Map<String, String> all = new LinkedHashMap<>();
        if (map != null) {
            map.properties().forEach(each -> all.put(each.getKey(), each.getValue().asText()));
        }
        return all;
    }

    static List<String> list(JsonNode array) {
        List<String> all = new ArrayList<>();
        if (array != null) {
            array.forEach(each -> all.add(each.asText()));
        }
        return all;
    }

    static Duration millis(JsonNode value, Duration fallback) {
        return value == null || value.isNull() ? fallback : Duration.ofMillis(value.asLong());
    }
}
