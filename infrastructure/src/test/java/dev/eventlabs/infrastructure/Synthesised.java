package dev.eventlabs.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** A synthesised template, read once: each question to CDK's own Template is a hop to Node and back. */
public record Synthesised(JsonNode template) {
    public static Synthesised of(Stack stack) {
        return new Synthesised(new ObjectMapper().valueToTree(Template.fromStack(stack).toJSON()));
    }

    /** Resources of a type by logical id, with all their attributes. */
    public Map<String, JsonNode> resources(String type) {
        var found = new TreeMap<String, JsonNode>();
        template.path("Resources").properties().forEach(entry -> {
            if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(entry.getKey(), entry.getValue());
            }
        });
        return found;
    }

    /** The same template without resources of other types. */
    public Synthesised only(String type) {
        return new Synthesised(new ObjectMapper().valueToTree(Map.of("Resources", resources(type))));
    }

    /** The same template without resources whose logical id starts otherwise. */
    public Synthesised under(String idStart) {
        var kept = new TreeMap<String, JsonNode>();
        template.path("Resources").properties().forEach(entry -> {
            if (entry.getKey().startsWith(idStart)) {
                kept.put(entry.getKey(), entry.getValue());
            }
        });
        return new Synthesised(new ObjectMapper().valueToTree(Map.of("Resources", kept)));
    }

    /** The one resource of a type whose logical id starts so. */
    public JsonNode resource(String type, String idStart) {
        List<JsonNode> found = resources(type).entrySet()
                .stream()
                .filter(entry -> entry.getKey().startsWith(idStart))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(found).as("%s named %s… among %s", type, idStart, resources(type).keySet()).hasSize(1);
        return found.get(0);
    }

    /** The properties of that one resource. */
    public JsonNode properties(String type, String idStart) {
        return resource(type, idStart).path("Properties");
    }

    /** Every action that the role policies whose logical id starts so allow, sorted. */
    public List<String> allowedActions(String idStart) {
        JsonNode statements = properties("AWS::IAM::Policy", idStart).path("PolicyDocument").path("Statement");
        return stream(statements).map(statement -> statement.path("Action"))
                .flatMap(action -> action.isArray() ? stream(action) : Stream.of(action))
                .map(JsonNode::asText)
                .distinct()
                .sorted()
                .toList();
    }

    /** The logical ids that a value refers to, in whatever way. */
    public static List<String> references(JsonNode value) {
        var found = new ArrayList<String>();
        value.findValues("Ref").forEach(ref -> found.add(ref.asText()));
        value.findValues("Fn::GetAtt").forEach(get -> found.add(get.path(0).asText()));
        return found;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        var nodes = new ArrayList<JsonNode>();
        array.forEach(nodes::add);
        return nodes.stream();
    }
}
