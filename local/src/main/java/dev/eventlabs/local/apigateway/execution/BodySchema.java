package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.eventlabs.local.spi.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a body must look like: a model, in JSON schema's draft 4. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html">models</a>
 */
final class BodySchema {

    private static final String MODELS = "https://apigateway.amazonaws.com/restapis/";
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder().build();

    private final JsonSchema schema;

    private BodySchema(JsonSchema schema) {
        this.schema = schema;
    }

    /**
     * The model of an API; those that it refers to are those of the same API.
     *
     * @throws IllegalArgumentException if it is no schema
     */
    static BodySchema of(JsonNode api, String model) {
        String prefix = MODELS + api.path("id").asText() + "/models/";
        Map<String, String> schemas = new LinkedHashMap<>();
        api.path("models").properties().forEach(each -> schemas.put(prefix + each.getKey(),
                each.getValue().path("schema").asText("{}")));
        return new BodySchema(factory(each -> Optional.ofNullable(schemas.get(each)))
                .getSchema(parse(schemas.getOrDefault(prefix + model, "{}")), CONFIG));
    }

    /** Says whether a text is a schema, before any API uses it. @return what is wrong with it */
    static Optional<String> fault(String schema) {
        try {
            // Those that it refers to may come later.
            factory(each -> Optional.of("{}")).getSchema(parse(schema), CONFIG);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** @param schemas those that may be referred to; nothing is loaded from the network */
    private static JsonSchemaFactory factory(Function<String, Optional<String>> schemas) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4,
                builder -> builder.schemaLoaders(loaders -> loaders.add(iri -> {
                    if (iri.toString().startsWith("http://json-schema.org/")) {
                        return null;
                    }
                    String schema = schemas.apply(iri.toString()).orElseThrow(
                            () -> new IllegalArgumentException("There is no model " + iri));
                    return () -> new ByteArrayInputStream(schema.getBytes(StandardCharsets.UTF_8));
                })));
    }

    private static JsonNode parse(String schema) {
        try {
            return Json.MAPPER.readTree(schema);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getMessage(), e);
        }
    }

    /** @return what is wrong with the body; empty if nothing */
    Optional<String> complaint(byte[] body) {
        JsonNode value;
        try {
            value = Json.MAPPER.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(body);
        } catch (IOException e) {
            return Optional.of("[Can not parse content]");
        }
        if (value.isMissingNode()) {
            return schema.getSchemaNode().isEmpty() ? Optional.empty() : Optional.of("[null]");
        }
        var messages = schema.validate(value);
        return messages.isEmpty() ? Optional.empty()
                : Optional.of(messages.stream().map(ValidationMessage::getMessage)
                        .collect(Collectors.joining(", ", "[", "]")));
    }
}
