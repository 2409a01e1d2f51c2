package dev.eventlabs.local.lambda;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.AwsException;
import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Resource properties as the members of an API request, since creating through CloudFormation is calling the API. */
final class Properties {

    private static final ObjectMapper TO_MEMBERS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Properties() {}

    record Tag(String key, String value) {}

    static ObjectNode members(Object properties) {
        return TO_MEMBERS.valueToTree(properties);
    }

    static Input input(ObjectNode members) {
        return new Input(members, "InvalidParameterValueException");
    }

    /** The resource's own over the stack's. */
    static Map<String, String> tags(Map<String, String> stack, List<Tag> own) {
        Map<String, String> all = new LinkedHashMap<>(stack);
        if (own != null) {
            own.forEach(tag -> all.put(tag.key(), tag.value()));
        }
        return all;
    }

    /** What the API refuses, fails the resource in the same words. */
    static Outcome attempt(Supplier<Outcome> action) {
        try {
            return action.get();
        } catch (AwsException e) {
            return Outcome.failed(e.getMessage());
        }
    }

    /** What is no longer there is deleted. */
    static Outcome delete(String physicalId, Runnable deletion) {
        try {
            deletion.run();
            return Outcome.done(physicalId);
        } catch (AwsException e) {
            return e.status() == 404 ? Outcome.done(physicalId) : Outcome.failed(e.getMessage());
        }
    }
}
