package dev.eventlabs.snapshots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A template without what changes from build to build, written so that it is read.
 *
 * @param json resources and outputs, keys sorted, ends with a line break
 */
record NormalisedTemplate(String json) {
    private static final List<String> SECTIONS = List.of("Resources", "Outputs");

    static NormalisedTemplate of(Map<String, ?> template) {
        Map<String, JsonNode> kept = new TreeMap<>();
        var mapper = new ObjectMapper();
        try {
            SECTIONS.stream().filter(template::containsKey)
                    .forEach(section -> kept.put(section, mapper.valueToTree(template.get(section))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The template can't be written as JSON: " + e.getMessage(), e);
        }
        return new NormalisedTemplate(FittedJson.of(ReadableValue.of(mapper.valueToTree(kept))));
    }
}
