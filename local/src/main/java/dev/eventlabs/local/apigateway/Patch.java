package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * The operations of an update. What a path may lead to is for the part to say: it refuses members that it doesn't have.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html">patch operations</a>
 */
final class Patch {

    private static final Set<String> FLAGS = Set.of("enabled", "tracingEnabled", "apiKeyRequired",
            "disableExecuteApiEndpoint", "validateRequestBody", "validateRequestParameters", "metricsEnabled",
            "dataTraceEnabled", "cachingEnabled", "cacheClusterEnabled");
    private static final Set<String> NUMBERS = Set.of("minimumCompressionSize", "timeoutInMillis", "limit", "offset",
            "rateLimit", "burstLimit", "throttlingRateLimit", "throttlingBurstLimit", "authorizerResultTtlInSeconds");
    /** Method settings have paths of their own. */
    private static final Map<String, String> SETTINGS = Map.of("logging/loglevel", "loggingLevel",
            "logging/dataTrace", "dataTraceEnabled", "metrics/enabled", "metricsEnabled", "throttling/rateLimit",
            "throttlingRateLimit", "throttling/burstLimit", "throttlingBurstLimit", "caching/enabled",
            "cachingEnabled");

    private Patch() {}

    /** @param request the body of an update */
    static void apply(ObjectNode part, JsonNode request) {
        for (JsonNode operation : request.path("patchOperations")) {
            String op = operation.path("op").asText();
            String path = operation.path("path").asText();
            if (!Set.of("add", "replace", "remove").contains(op)) {
                throw Errors
                        .badRequest("Invalid patch operation '" + op + "'. It must be add, replace or remove here.");
            }
            if (!path.startsWith("/")) {
                throw Errors.badRequest("Invalid patch path '" + path + "' specified for op '" + op + "'.");
            }
            apply(part, op, path, operation.path("value"));
        }
    }

    private static void apply(ObjectNode part, String op, String path, JsonNode value) {
        String[] steps = setting(path.substring(1)).split("/", -1);
        ObjectNode at = part;
        for (int i = 0; i < steps.length - 1; i++) {
            JsonNode next = at.get(unescaped(steps, i));
            if (next instanceof ArrayNode array) {
                changeList(array, op, unescaped(steps, i + 1));
                return;
            }
            at = next instanceof ObjectNode object ? object : at.putObject(unescaped(steps, i));
        }
        String member = unescaped(steps, steps.length - 1);
        if (at.get(member) instanceof ArrayNode array) {
            changeList(array, op, value.asText());
        } else if (op.equals("remove")) {
            at.remove(member);
        } else {
            at.set(member, typed(member, value.asText()));
        }
    }

    /** {@code <path>/<method>/logging/loglevel} as where it is kept: the key of a method's settings has a slash in it. */
    private static String setting(String path) {
        for (Map.Entry<String, String> each : SETTINGS.entrySet()) {
            if (path.endsWith("/" + each.getKey())) {
                String method = path.substring(0, path.length() - each.getKey().length() - 1);
                return "methodSettings/" + method.replace("/", "\u0000") + "/" + each.getValue();
            }
        }
        return path;
    }

    /** The key of a method's settings keeps the escape, as AWS shows it. */
    private static String unescaped(String[] steps, int i) {
        return steps[i].indexOf('\u0000') >= 0 ? steps[i].replace('\u0000', '/')
                : steps[i].replace("~1", "/").replace("~0", "~");
    }

    private static void changeList(ArrayNode list, String op, String value) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (text(list.get(i)).equals(value)) {
                list.remove(i);
            }
        }
        if (!op.equals("remove")) {
            list.add(value);
        }
    }

    /** Of a usage plan's stages, {@code <api>:<stage>}. */
    private static String text(JsonNode item) {
        return item.isObject() ? item.path("apiId").asText() + ":" + item.path("stage").asText() : item.asText();
    }

    private static JsonNode typed(String member, String value) {
        if (FLAGS.contains(member)) {
            return JsonNodeFactory.instance.booleanNode(value.equals("true"));
        }
        if (NUMBERS.contains(member)) {
            try {
                return JsonNodeFactory.instance.numberNode(new BigDecimal(value));
            } catch (NumberFormatException e) {
                throw Errors.badRequest("Invalid value for " + member + ": '" + value + "' isn't a number.");
            }
        }
        return JsonNodeFactory.instance.textNode(value);
    }
}
