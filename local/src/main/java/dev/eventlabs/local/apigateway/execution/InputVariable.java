package dev.eventlabs.local.apigateway.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.eventlabs.local.spi.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code $input} of mapping templates. Public, since Velocity calls it.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html">input variables</a>
 */
public final class InputVariable {

    private static final Configuration PATHS = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider(Json.MAPPER))
            .mappingProvider(new JacksonMappingProvider(Json.MAPPER))
            .options(Option.SUPPRESS_EXCEPTIONS, Option.DEFAULT_PATH_LEAF_TO_NULL)
            .build();

    private final byte[] body;
    private final Map<String, Map<String, String>> parameters;

    /** @param parameters by {@code path}, {@code querystring} and {@code header}: looked through in this order */
    InputVariable(byte[] body, Map<String, Map<String, String>> parameters) {
        this.body = body;
        this.parameters = parameters;
    }

    /** The body as it came. */
    public String getBody() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What the path finds in the body, as JSON. */
    public String json(String path) {
        return find(path).toString();
    }

    /** What the path finds in the body, as an object that a template may walk through. */
    public Object path(String path) {
        JsonNode found = find(path);
        return found.isNull() || found.isMissingNode() ? null : Json.MAPPER.convertValue(found, Object.class);
    }

    /** All parameters by where they stand. */
    public Map<String, Map<String, String>> params() {
        return parameters;
    }

    /** One parameter, from wherever it stands first; or all of one place. */
    public Object params(String name) {
        if (parameters.containsKey(name)) {
            return parameters.get(name);
        }
        return parameters.values().stream().filter(each -> each.containsKey(name)).map(each -> each.get(name))
                .findFirst().orElse("");
    }

    private JsonNode find(String path) {
        try {
            JsonNode root = body.length == 0 ? Json.object() : Json.parse(body);
            JsonNode found = JsonPath.using(PATHS).parse(root).read(path, JsonNode.class);
            return found == null ? Json.MAPPER.nullNode() : found;
        } catch (IOException | JsonPathException e) {
            throw new IllegalArgumentException("The body, or the path " + path + ", can't be read: " + e.getMessage(),
                    e);
        }
    }

    static Map<String, Map<String, String>> parameters(Map<String, String> path, Map<String, String> query,
            Map<String, String> headers) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        all.put("path", path);
        all.put("querystring", query);
        all.put("header", headers);
        return all;
    }
}
