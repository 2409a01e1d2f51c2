package dev.eventlabs.local.rds;

import dev.eventlabs.local.spi.Input;
import dev.eventlabs.local.spi.Scope;
import dev.eventlabs.local.spi.Tag;
import java.time.Instant;
import java.util.Map;

/**
 * A member of a cluster. All of a cluster's instances are the one server.
 *
 * @param resourceId as in {@code DbiResourceId}
 * @param parameterGroup null for the default
 */
record Instance(Scope scope, String id, String resourceId, String clusterId, String instanceClass, int promotionTier,
        boolean publiclyAccessible, String zone, String parameterGroup, Map<String, String> tags, Instant createdAt) {

    private static final String SERVERLESS = "db.serverless";
    private static final int LOWEST_TIER = 15;

    /** With what the request sets; the rest stays. */
    Instance with(Input input) {
        int tier = input.optionalInt("PromotionTier").orElse(promotionTier);
        if (tier < 0 || tier > LOWEST_TIER) {
            throw Errors.invalidValue("PromotionTier must be between 0 and 15, but is " + tier + ".");
        }
        return new Instance(scope, id, resourceId, clusterId,
                input.optionalText("DBInstanceClass").map(Instance::checkedClass).orElse(instanceClass), tier,
                input.optionalFlag("PubliclyAccessible").orElse(publiclyAccessible),
                input.optionalText("AvailabilityZone").orElse(zone),
                input.optionalText("DBParameterGroupName").orElse(parameterGroup),
                input.has("Tags") ? Tag.of(input, "Tags") : tags, createdAt);
    }

    static String checkedClass(String name) {
        if (!name.matches("db\\.[a-z0-9-]+(\\.[a-z0-9-]+)?")) {
            throw Errors.invalidValue("Invalid DB Instance class: " + name + ". Serverless v2 is " + SERVERLESS + ".");
        }
        return name;
    }

    Instance tagged(Map<String, String> all) {
        return new Instance(scope, id, resourceId, clusterId, instanceClass, promotionTier, publiclyAccessible, zone,
                parameterGroup, Map.copyOf(all), createdAt);
    }

    boolean isServerless() {
        return instanceClass.equals(SERVERLESS);
    }

    String arn() {
        return scope.arn("rds", "db:" + id);
    }
}
