package dev.eventlabs.local.rds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A request's members as other services have them. RDS names the items of most lists
 * ({@code VpcSecurityGroupIds.VpcSecurityGroupId.1}), which arrives as a structure around the list.
 */
final class Members {

    /** Structures that really are one: with nothing but a list within. */
    private static final Set<String> STRUCTURES = Set.of("CloudwatchLogsExportConfiguration");

    private Members() {}

    static Input of(Input input) {
        return new Input((ObjectNode) unwrapped("", input.node()), input.validationCode());
    }

    /**
     * The members of a request that changes something.
     *
     * @param taken those that it may have; another one is refused by name
     */
    static Input of(Input input, Set<String> taken) {
        input.node().fieldNames().forEachRemaining(name -> {
            if (!taken.contains(name)) {
                throw Errors.notHere(name, "Leave it out.");
            }
        });
        return of(input);
    }

    /** @throws AwsException if there are filters other than those, since what isn't filtered would look as if it were */
    static Map<String, Set<String>> filters(Input input, Set<String> known) {
        Map<String, Set<String>> all = new TreeMap<>();
        input.structs("Filters").forEach(filter -> {
            if (!known.contains(filter.text("Name"))) {
                throw Errors.invalidValue("Unrecognized filter name: " + filter.text("Name"));
            }
            all.put(filter.text("Name"), Set.copyOf(filter.texts("Values")));
        });
        return all;
    }

    private static JsonNode unwrapped(String name, JsonNode node) {
        if (node instanceof ArrayNode list) {
            ArrayNode all = Json.MAPPER.createArrayNode();
            list.forEach(each -> all.add(unwrapped("", each)));
            return all;
        }
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        if (object.size() == 1 && object.elements().next() instanceof ArrayNode list && !STRUCTURES.contains(name)
                && !name.isEmpty()) {
            return unwrapped("", list);
        }
        ObjectNode all = Json.object();
        object.properties().forEach(member -> all.set(member.getKey(), unwrapped(member.getKey(), member.getValue())));
        return all;
    }
}
