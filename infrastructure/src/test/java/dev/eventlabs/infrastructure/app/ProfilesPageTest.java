package dev.eventlabs.infrastructure.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eventlabs.infrastructure.GeneratedPage;
import dev.eventlabs.infrastructure.Synthesised;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the page on profiles says, from the two templates of each stack. */
class ProfilesPageTest {
    private static final String NOTHING = "–";

    private record Difference(String property, String dev, String prod) implements Comparable<Difference> {
        private static final Comparator<Difference> ORDER = Comparator.comparing(Difference::property)
                .thenComparing(Difference::dev).thenComparing(Difference::prod);

        @Override
        public int compareTo(Difference other) {
            return ORDER.compare(this, other);
        }
    }

    @Test
    void saysWhatDiffers() {
        Map<String, Synthesised> dev = Labs.synthesised(Profile.DEV);
        Map<String, Synthesised> prod = Labs.synthesised(Profile.PROD);
        Map<Difference, Map<String, Integer>> differences = new TreeMap<>();
        dev.forEach((stack, template) -> {
            JsonNode ours = template.template().path("Resources");
            JsonNode theirs = prod.get(stack).template().path("Resources");
            var ids = new TreeSet<String>();
            ours.fieldNames().forEachRemaining(ids::add);
            theirs.fieldNames().forEachRemaining(ids::add);
            ids.forEach(id -> compare(ours.path(id), theirs.path(id), differences));
        });
        assertThat(differences.keySet()).extracting(Difference::property)
                .contains("DeletionPolicy", "RetentionInDays", "BackupRetentionPeriod");
        GeneratedPage.has("profiles.md", "profiles", table(differences));
    }

    private static void compare(JsonNode dev, JsonNode prod, Map<Difference, Map<String, Integer>> differences) {
        assertThat(dev.path("Type")).as("a resource of one profile only has a row of its own to be written for it")
                .isEqualTo(prod.path("Type"));
        Map<String, String> inDev = values(dev);
        Map<String, String> inProd = values(prod);
        var properties = new TreeSet<>(inDev.keySet());
        properties.addAll(inProd.keySet());
        for (String property : properties) {
            var difference = new Difference(property, inDev.getOrDefault(property, NOTHING),
                    inProd.getOrDefault(property, NOTHING));
            if (!difference.dev().equals(difference.prod())) {
                differences.computeIfAbsent(difference, key -> new TreeMap<>()).merge(dev.path("Type").asText(), 1,
                        Integer::sum);
            }
        }
    }

    /** Each value by its path; metadata is for tools, not for AWS. */
    private static Map<String, String> values(JsonNode resource) {
        var values = new TreeMap<String, String>();
        resource.properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "Type", "Metadata" -> {}
                case "Properties" -> entry.getValue().properties()
                        .forEach(property -> add(property.getKey(), property.getValue(), values));
                default -> add(entry.getKey(), entry.getValue(), values);
            }
        });
        return values;
    }

    private static void add(String path, JsonNode value, Map<String, String> values) {
        if (value.isObject()) {
            value.properties().forEach(part -> add(path + "." + part.getKey(), part.getValue(), values));
        } else if (value.isArray() && value.size() == 1) {
            add(path, value.get(0), values);
        } else {
            values.put(path, value.isTextual() ? value.asText() : value.toString());
        }
    }

    private static String table(Map<Difference, Map<String, Integer>> differences) {
        var table = new StringBuilder("| property | dev | prod | resources |\n| --- | --- | --- | --- |\n");
        differences.forEach((difference, types) -> table.append("| `").append(difference.property()).append("` | ")
                .append(difference.dev()).append(" | ").append(difference.prod()).append(" | ")
                .append(types.entrySet().stream()
                        .map(type -> type.getValue() + " × " + type.getKey().substring("AWS::".length()))
                        .collect(Collectors.joining(", ")))
                .append(" |\n"));
        return table.toString();
    }
}
