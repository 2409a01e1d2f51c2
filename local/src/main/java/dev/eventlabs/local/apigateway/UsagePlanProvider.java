package dev.eventlabs.local.apigateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eventlabs.local.spi.Json;
import dev.eventlabs.local.spi.Outcome;
import dev.eventlabs.local.spi.ResourceContext;
import dev.eventlabs.local.spi.ResourceProvider;
import dev.eventlabs.local.spi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::ApiGateway::UsagePlan}. */
record UsagePlanProvider(UsagePlans plans) implements ResourceProvider<UsagePlanProvider.Properties> {

    record Properties(String usagePlanName, String description, List<ApiStage> apiStages, Throttle throttle,
            Quota quota, List<Tag> tags) {}

    record ApiStage(String apiId, String stage, Map<String, Throttle> throttle) {}

    record Throttle(Double rateLimit, Integer burstLimit) {}

    record Quota(Integer limit, Integer offset, String period) {}

    @Override
    public String type() {
        return "AWS::ApiGateway::UsagePlan";
    }

    @Override
    public Class<Properties> properties() {
        return Properties.class;
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public Outcome create(ResourceContext context, Properties properties) {
        String id = plans.createPlan(context.scope(), members(context, properties)).path("id").asText();
        return Outcome.done(id, Map.of("Id", id));
    }

    @Override
    public Outcome update(ResourceContext context, String id, Properties before, Properties after) {
        synchronized (plans) {
            ObjectNode plan = plans.plans(context.scope()).get(id);
            ObjectNode changed = members(context, after).put("id", id);
            if (after.usagePlanName() == null) {
                changed.set("name", plan.get("name"));
            }
            UsagePlans.completePlan(changed);
            plan.removeAll();
            plan.setAll(changed);
        }
        return Outcome.done(id, Map.of("Id", id));
    }

    @Override
    public Outcome delete(ResourceContext context, String id, Properties properties) {
        return Deletion.of(id, () -> plans.deletePlan(context.scope(), id));
    }

    private static ObjectNode members(ResourceContext context, Properties properties) {
        ObjectNode members = Members.of(properties);
        members.remove("usagePlanName");
        members.put("name", properties.usagePlanName() == null ? context.generatedName(128)
                : properties.usagePlanName());
        members.set("tags", Json.MAPPER.valueToTree(Tag.of(context, properties.tags())));
        return members;
    }
}
