package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Api;
import dev.eventlabs.local.spi.AwsResponse;
import dev.eventlabs.local.spi.Call;
import dev.eventlabs.local.spi.Json;
import java.util.List;
import java.util.Map;

/** The routes of API keys and usage plans. */
record KeyRoutes(UsagePlans plans) {

    List<Api.Route> routes() {
        String plan = "/usageplans/{Plan}";
        return List.of(
                new Api.Route("GET", "/apikeys", this::keys),
                new Api.Route("POST", "/apikeys", this::createKey),
                new Api.Route("GET", "/apikeys/{Key}", (call, path) -> Answers.shown(
                        shown(plans.copy(plans.keys(call.scope()), path.get("Key")), wants(call, "includeValue")))),
                new Api.Route("PATCH", "/apikeys/{Key}", this::updateKey),
                new Api.Route("DELETE", "/apikeys/{Key}", this::deleteKey),
                new Api.Route("GET", "/usageplans",
                        (call, path) -> Answers.list(call, plans.copies(plans.plans(call.scope())))),
                new Api.Route("POST", "/usageplans",
                        (call, path) -> Answers.created(plans.createPlan(call.scope(), Answers.body(call)))),
                new Api.Route("GET", plan,
                        (call, path) -> Answers.shown(plans.copy(plans.plans(call.scope()), path.get("Plan")))),
                new Api.Route("PATCH", plan, this::updatePlan),
                new Api.Route("DELETE", plan, this::deletePlan),
                new Api.Route("GET", plan + "/keys",
                        (call, path) -> Answers.list(call, plans.planKeys(call.scope(), path.get("Plan")))),
                new Api.Route("POST", plan + "/keys", (call, path) -> Answers.created(plans.addKey(call.scope(),
                        path.get("Plan"), Members.require(Answers.body(call), "keyId")))),
                new Api.Route("GET", plan + "/keys/{Key}", (call, path) -> Answers.shown(
                        plans.planKey(call.scope(), path.get("Plan"), path.get("Key")))),
                new Api.Route("DELETE", plan + "/keys/{Key}", this::removeKey));
    }

    private AwsResponse keys(Call call, Map<String, String> path) {
        String prefix = call.request().query("name").orElse("");
        return Answers.list(call, plans.copies(plans.keys(call.scope())).stream()
                .filter(each -> each.path("name").asText().startsWith(prefix))
                .map(each -> shown(each, wants(call, "includeValues"))).toList());
    }

    private AwsResponse createKey(Call call, Map<String, String> path) {
        if (call.request().query("mode").isPresent()) {
            throw Errors.notHere("the import of API keys", "Create them one by one.");
        }
        return Answers.created(plans.createKey(call.scope(), Answers.body(call)));
    }

    private static boolean wants(Call call, String parameter) {
        return call.request().query(parameter).orElse("").equals("true");
    }

    private static ObjectNode shown(ObjectNode key, boolean withValue) {
        ObjectNode copy = key.deepCopy();
        if (!withValue) {
            copy.remove("value");
        }
        return copy;
    }

    private AwsResponse updateKey(Call call, Map<String, String> path) {
        ObjectNode request = Answers.body(call);
        synchronized (plans) {
            ObjectNode key = plans.keys(call.scope()).get(path.get("Key"));
            for (JsonNode operation : request.path("patchOperations")) {
                if (!List.of("/enabled", "/name", "/description", "/customerId")
                        .contains(operation.path("path").asText())) {
                    throw Errors.badRequest("Invalid patch path " + operation.path("path").asText());
                }
            }
            Patch.apply(key, request);
            return Answers.shown(shown(key, false));
        }
    }

    private AwsResponse deleteKey(Call call, Map<String, String> path) {
        plans.deleteKey(call.scope(), path.get("Key"));
        return AwsResponse.empty(202);
    }

    private AwsResponse updatePlan(Call call, Map<String, String> path) {
        ObjectNode request = Answers.body(call);
        synchronized (plans) {
            ObjectNode plan = plans.plans(call.scope()).get(path.get("Plan"));
            ObjectNode changed = plan.deepCopy();
            Patch.apply(changed, request);
            changed.set("apiStages", stages(changed.path("apiStages")));
            UsagePlans.completePlan(changed);
            plan.removeAll();
            return Answers.shown(((ObjectNode) plan.setAll(changed)).deepCopy());
        }
    }

    /** A patch gives a stage as {@code <api>:<stage>}. */
    private static ArrayNode stages(JsonNode given) {
        ArrayNode all = Json.MAPPER.createArrayNode();
        given.forEach(each -> {
            if (each.isTextual()) {
                String[] parts = each.asText().split(":", 2);
                all.addObject().put("apiId", parts[0]).put("stage", parts.length > 1 ? parts[1] : "");
            } else {
                all.add(each);
            }
        });
        return all;
    }

    private AwsResponse deletePlan(Call call, Map<String, String> path) {
        plans.deletePlan(call.scope(), path.get("Plan"));
        return AwsResponse.empty(202);
    }

    private AwsResponse removeKey(Call call, Map<String, String> path) {
        plans.removeKey(call.scope(), path.get("Plan"), path.get("Key"));
        return AwsResponse.empty(202);
    }
}
