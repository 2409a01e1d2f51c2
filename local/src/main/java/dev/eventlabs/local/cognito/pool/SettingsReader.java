package dev.eventlabs.local.cognito.pool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads settings from a request's members, and refuses by name what they don't have. */
public final class SettingsReader {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private SettingsReader() {}

    /** The members of {@code CreateUserPool} or {@code UpdateUserPool}. */
    public static PoolSettings pool(ObjectNode members) {
        ObjectNode renamed = members.deepCopy();
        if (renamed.has("PoolName")) {
            renamed.set("UserPoolName", renamed.remove("PoolName"));
        }
        renamed.remove("UserPoolId");
        return read(renamed, PoolSettings.class);
    }

    /** The members of {@code CreateUserPoolClient} or {@code UpdateUserPoolClient}. */
    public static ClientSettings client(ObjectNode members) {
        ObjectNode settings = members.deepCopy();
        settings.remove("ClientId");
        return read(settings, ClientSettings.class);
    }

    private static <T> T read(ObjectNode members, Class<T> type) {
        requireNoNullItems(members);
        try {
            return MAPPER.treeToValue(members, type);
        } catch (UnrecognizedPropertyException e) {
            throw Errors.notHere(path(e.getPath()), "It takes: " + e.getKnownPropertyIds().stream()
                    .map(Object::toString).collect(Collectors.toCollection(TreeSet::new)) + ".");
        } catch (JsonMappingException e) {
            throw Errors.invalid("Member " + path(e.getPath()) + " has the wrong type: " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw Errors.invalid(e.getOriginalMessage());
        }
    }

    /** The rules would stumble over them. */
    private static void requireNoNullItems(JsonNode node) {
        for (JsonNode each : node) {
            if (each.isNull() && node.isArray()) {
                throw Errors.invalid("A list has an item that is null.");
            }
            requireNoNullItems(each);
        }
    }

    private static String path(List<JsonMappingException.Reference> path) {
        return path.stream().map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex())
                : step.getFieldName()).collect(Collectors.joining("."));
    }
}
