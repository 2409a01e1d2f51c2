package dev.eventlabs.local.cloudformation.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes a provider's record of resolved properties. Text becomes numbers and booleans, and these become text, as CloudFormation has it;
 * whatever the record doesn't have is refused by name.
 */
final class PropertyReader {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(
                    config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(LogicalType.Textual, config -> config
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert)
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.TryConvert)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.TryConvert)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.TryConvert))
            .build();

    private PropertyReader() {}

    /** Properties that a type doesn't take; the message is the resource's failure. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    static <P> P read(String logicalId, String type, ObjectNode properties, Class<P> record) throws Refused {
        try {
            return MAPPER.treeToValue(properties, record);
        } catch (UnrecognizedPropertyException e) {
            String where = path(e.getPath().subList(0, e.getPath().size() - 1));
            throw refused(logicalId, where + ": extraneous key [" + e.getPropertyName() + "] is not permitted",
                    " Of " + type + (where.equals("#") ? "" : "'s " + where.substring(2))
                            + ", the embedded AWS takes: " + names(e.getKnownPropertyIds()) + ".");
        } catch (MismatchedInputException e) {
            throw refused(logicalId, path(e.getPath()) + ": expected type: " + name(e.getTargetType()) + ", found: "
                    + found(properties, e.getPath()), "");
        } catch (JsonProcessingException e) {
            throw refused(logicalId,
                    (e instanceof JsonMappingException mapping ? path(mapping.getPath()) : "#") + ": "
                            + e.getOriginalMessage(),
                    "");
        }
    }

    private static Refused refused(String logicalId, String what, String hint) {
        return new Refused(
                "Properties validation failed for resource " + logicalId + " with message:\n[" + what + "]" + hint);
    }

    private static String names(Collection<Object> known) {
        return known == null || known.isEmpty() ? "nothing"
                : known.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new)).stream()
                        .collect(Collectors.joining(", "));
    }

    private static String path(List<JsonMappingException.Reference> path) {
        StringBuilder text = new StringBuilder("#");
        for (JsonMappingException.Reference step : path) {
            text.append('/')
                    .append(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
        }
        return text.toString();
    }

    private static String found(ObjectNode properties, List<JsonMappingException.Reference> path) {
        JsonNode node = properties;
        for (JsonMappingException.Reference step : path) {
            node = step.getFieldName() == null ? node.path(step.getIndex()) : node.path(step.getFieldName());
        }
        return switch (node.getNodeType()) {
            case OBJECT -> "JSONObject";
            case ARRAY -> "JSONArray";
            case STRING -> "String (" + node.asText() + ")";
            case NUMBER -> "Number (" + node.asText() + ")";
            case BOOLEAN -> "Boolean";
            default -> "Null";
        };
    }

    private static String name(Class<?> type) {
        if (type == null) {
            return "another";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "JSONArray";
        }
        if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "JSONObject";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? "Number"
                : type == Boolean.class ? "Boolean" : type.getSimpleName();
    }
}
