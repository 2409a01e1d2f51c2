package dev.eventlabs.runtime.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A path with parameters in braces, as API Gateway writes its resources: {@code /task/{task_id}}. */
record PathTemplate(String text) {

    /** The parameters of a path of this shape, as they were sent; nothing if it has another shape. */
    Optional<Map<String, String>> match(String path) {
        String[] expected = text.split("/", -1);
        String[] given = path.split("/", -1);
        if (expected.length != given.length) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].startsWith("{") && !given[i].isEmpty()) {
                parameters.put(expected[i].substring(1, expected[i].length() - 1), given[i]);
            } else if (!expected[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
