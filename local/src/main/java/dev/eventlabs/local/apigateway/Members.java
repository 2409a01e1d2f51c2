package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The members of requests and properties, which this API spells in lower camel case. */
final class Members {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Members() {}

    /** The properties of a resource as the members of the API's request; nulls are left out. */
    static ObjectNode of(Record properties) {
        return MAPPER.valueToTree(properties);
    }

    /** @throws dev.eventlabs.local.spi.AwsException if it isn't there */
    static String require(JsonNode given, String member) {
        String value = given.path(member).asText("");
        if (value.isEmpty()) {
            throw Errors.badRequest("Invalid request input: '" + member + "' must be given.");
        }
        return value;
    }

    /** Refuses by name what would be kept without anybody knowing. */
    static void onlyThese(ObjectNode given, Set<String> allowed, Set<String> ofOurs) {
        for (Map.Entry<String, JsonNode> each : given.properties()) {
            if (!allowed.contains(each.getKey()) && !ofOurs.contains(each.getKey())) {
                throw Errors.notHere("'" + each.getKey() + "'", "It takes: " + new TreeSet<>(allowed) + ".");
            }
        }
    }
}
