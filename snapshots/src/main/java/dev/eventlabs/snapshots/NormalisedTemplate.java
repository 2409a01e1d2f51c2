package dev.eventlabs.snapshots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A template without what changes from build to build.
 *
 * @param json resources and outputs, keys sorted, ends with a line break
 */
record NormalisedTemplate(String json) {
    private static final List<String> SECTIONS = List.of("Resources", "Outputs");

    static NormalisedTemplate of(Map<String, ?> template) {
        Map<String, Object> kept = new TreeMap<>();
        SECTIONS.stream().filter(template::containsKey).forEach(section -> kept.put(section, template.get(section)));
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            String text = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writer(printer)
                    .writeValueAsString(kept);
            return new NormalisedTemplate((text + "\n").replaceAll("\\b[0-9a-f]{64}\\b", "<asset>")
                    // A version's logical id ends with a hash of the function's code and settings.
                    .replaceAll("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}", "$1<settings>"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The template can't be written as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
