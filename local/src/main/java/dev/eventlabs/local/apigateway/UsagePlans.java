package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.apigateway.execution.KeyPlans;
import dev.eventlabs.local.apigateway.execution.TokenBuckets;
import dev.eventlabs.local.spi.Ids;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Time;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** API keys, and the plans that say what their owners may do. Thread-safe. */
final class UsagePlans implements KeyPlans {

    private final Map<Scope, Parts> keys = new HashMap<>();
    private final Map<Scope, Parts> plans = new HashMap<>();
    private final Map<String, Set<String>> keysOfPlans = new HashMap<>();
    private final Quotas quotas;
    private final TokenBuckets buckets;
    private final Time time;
    private final Ids ids;

    UsagePlans(Time time, Ids ids) {
        this.time = time;
        this.ids = ids;
        quotas = new Quotas(time);
        buckets = new TokenBuckets(time);
    }

    synchronized Parts keys(Scope scope) {
        return keys.computeIfAbsent(scope,
                each -> new Parts(id -> Errors.notFound("Invalid API Key identifier specified")));
    }

    synchronized Parts plans(Scope scope) {
        return plans.computeIfAbsent(scope,
                each -> new Parts(id -> Errors.notFound("Invalid Usage Plan ID specified")));
    }

    /** Copies of keys or plans. */
    synchronized List<ObjectNode> copies(Parts parts) {
        return parts.list().stream().map(ObjectNode::deepCopy).toList();
    }

    /** @throws dev.eventlabs.local.spi.AwsException if it isn't there */
    synchronized ObjectNode copy(Parts parts, String id) {
        return parts.get(id).deepCopy();
    }

    synchronized ObjectNode createKey(Scope scope, ObjectNode given) {
        Members.onlyThese(given, Set.of("name", "description", "enabled", "value", "customerId", "tags",
                "generateDistinctId"), Set.of());
        ObjectNode key = Json.object().put("id", ids.suffix(10).toLowerCase(Locale.ROOT));
        key.setAll(given);
        key.remove("generateDistinctId");
        if (!key.hasNonNull("value")) {
            key.put("value", ids.suffix(40));
        }
        String value = key.path("value").asText();
        if (value.length() < 20 || value.length() > 128) {
            throw Errors.badRequest("API Key value should be at least 20 characters");
        }
        if (keys(scope).list().stream().anyMatch(each -> each.path("value").asText().equals(value))) {
            throw Errors.conflict("API Key already exists");
        }
        key.put("enabled", key.path("enabled").asBoolean());
        key.putPOJO("createdDate", time.instant()).putPOJO("lastUpdatedDate", time.instant()).putArray("stageKeys");
        keys(scope).put(key.path("id").asText(), key);
        return key.deepCopy();
    }

    synchronized ObjectNode createPlan(Scope scope, ObjectNode given) {
        Members.require(given, "name");
        ObjectNode plan = Json.object().put("id", ids.suffix(6).toLowerCase(Locale.ROOT));
        plan.setAll(given);
        completePlan(plan);
        plans(scope).put(plan.path("id").asText(), plan);
        return plan.deepCopy();
    }

    static void completePlan(ObjectNode plan) {
        Members.onlyThese(plan, Set.of("name", "description", "apiStages", "throttle", "quota", "tags"),
                Set.of("id"));
        if (!plan.has("apiStages")) {
            plan.putArray("apiStages");
        }
        if (plan.has("quota") && !Set.of("DAY", "WEEK", "MONTH").contains(plan.at("/quota/period").asText())) {
            throw Errors.badRequest("Usage Plan quota period must be DAY, WEEK or MONTH");
        }
    }

    synchronized void deletePlan(Scope scope, String id) {
        plans(scope).remove(id);
        keysOfPlans.remove(id);
    }

    synchronized void deleteKey(Scope scope, String id) {
        keys(scope).remove(id);
        keysOfPlans.values().forEach(each -> each.remove(id));
    }

    synchronized ObjectNode addKey(Scope scope, String plan, String key) {
        plans(scope).get(plan);
        keys(scope).get(key);
        if (!keysOfPlans.computeIfAbsent(plan, each -> new LinkedHashSet<>()).add(key)) {
            throw Errors.conflict("Usage Plan Key already exists");
        }
        return planKey(scope, plan, key);
    }

    synchronized ObjectNode planKey(Scope scope, String plan, String key) {
        plans(scope).get(plan);
        if (!keysOfPlans.getOrDefault(plan, Set.of()).contains(key)) {
            throw Errors.notFound("Invalid Usage Plan Key identifier specified");
        }
        ObjectNode found = keys(scope).get(key);
        ObjectNode shown = Json.object().put("id", key).put("type", "API_KEY");
        shown.set("value", found.get("value"));
        shown.set("name", found.get("name"));
        return shown;
    }

    synchronized List<ObjectNode> planKeys(Scope scope, String plan) {
        plans(scope).get(plan);
        return keysOfPlans.getOrDefault(plan, Set.of()).stream().map(each -> planKey(scope, plan, each)).toList();
    }

    synchronized void removeKey(Scope scope, String plan, String key) {
        planKey(scope, plan, key);
        keysOfPlans.get(plan).remove(key);
    }

    @Override
    public synchronized Admission admit(Scope scope, String apiId, String stage, String method, String value) {
        Optional<ObjectNode> key = keys(scope).list().stream().filter(each -> each.path("value").asText().equals(value))
                .filter(each -> each.path("enabled").asBoolean()).findFirst();
        if (value.isEmpty() || key.isEmpty()) {
            return new Admission.Unknown();
        }
        String id = key.get().path("id").asText();
        for (ObjectNode plan : plans(scope).list()) {
            if (!keysOfPlans.getOrDefault(plan.path("id").asText(), Set.of()).contains(id)) {
                continue;
            }
            for (JsonNode use : plan.path("apiStages")) {
                if (use.path("apiId").asText().equals(apiId) && use.path("stage").asText().equals(stage)) {
                    return take(plan, use, method, id);
                }
            }
        }
        return new Admission.Unknown();
    }

    private Admission take(ObjectNode plan, JsonNode use, String method, String key) {
        String bucket = plan.path("id").asText() + " " + key;
        JsonNode own = use.path("throttle").path(method);
        JsonNode throttle = own.isMissingNode() ? plan.path("throttle") : own;
        String name = own.isMissingNode() ? bucket : bucket + " " + use.path("apiId").asText() + method;
        if (!throttle.isMissingNode() && !buckets.take(name, throttle.path("rateLimit").asDouble(10_000),
                throttle.path("burstLimit").asDouble(5_000))) {
            return new Admission.Throttled();
        }
        return quotas.take(bucket, plan.path("quota")) ? new Admission.Admitted(key) : new Admission.OverQuota();
    }
}
