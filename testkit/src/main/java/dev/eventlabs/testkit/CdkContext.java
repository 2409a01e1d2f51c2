package dev.eventlabs.testkit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * The context that the CDK CLI would give the app: feature flags above all, without which a test would deploy something else than
 * {@code cdk deploy} does.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/context.html">context values</a>
 */
record CdkContext(Map<String, Object> values) {

    /**
     * @param folder where the tests run; {@code cdk.json} and {@code cdk.context.json} are there or in a folder above
     * @param given each {@code key=value}; wins over the files
     */
    static CdkContext of(Path folder, List<String> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Path each = folder.toAbsolutePath(); each != null; each = each.getParent()) {
            if (Files.isRegularFile(each.resolve("cdk.json"))) {
                values.putAll(members(read(each.resolve("cdk.json")).path("context")));
                if (Files.isRegularFile(each.resolve("cdk.context.json"))) {
                    values.putAll(members(read(each.resolve("cdk.context.json"))));
                }
                break;
            }
        }
        for (String pair : given) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new ExtensionConfigurationException("The context \"" + pair
                        + "\" was given; allowed is key=value, for instance profile=prod.");
            }
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new CdkContext(values);
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new ExtensionConfigurationException("Can't read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> members(JsonNode object) {
        return object.isObject()
                ? new ObjectMapper().convertValue(object, new TypeReference<Map<String, Object>>() {})
                : Map.of();
    }
}
